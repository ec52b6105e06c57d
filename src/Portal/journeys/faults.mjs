// A fault arrives while somebody watches: it is an incident by itself, the service behind it is found, and whoever is on call for that one resolves
// it on a phone.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { act, shows } from "./operator.mjs";
import { tell } from "./signals.mjs";
import { enrol } from "./signIn.mjs";

const city = "330100";
const title = "下单失败率过高";

const alert = {
  labels: { alertname: "OrdersFail", severity: "critical", service: "front", organisation: city },
  annotations: { summary: title },
};

/** An incident of monitoring is looked into after its alert was followed. */
const located = 60_000;

export async function aFaultIsLocatedAndResolvedOnAPhone(browser, screen, at) {
  await somebodyWatches(browser, at);
  await whoeverIsOnCallResolvesIt(browser, screen, { ...at, login: "zhao", link: at.links.zhao });
}

async function somebodyWatches(browser, at) {
  const { context, page, faults } = await openWindow(browser, "desktop", at);
  await enrol(page, at);
  await page.goto("/alerts");
  await page.getByText("没有符合条件的告警").waitFor();
  await page.waitForLoadState("networkidle"); // what is told before the page listens is found by its next look only

  await tell(at, [{ ...alert, startsAt: at.moment, endsAt: new Date(Date.now() + 600_000).toISOString() }]);
  await page.getByRole("main").getByRole("link", { name: title }).click(); // nobody reloads
  await page.getByRole("heading", { name: title }).waitFor();
  await page.getByRole("link", { name: /^INC\d+/ }).click();
  const suspects = page.getByRole("region", { name: "可疑服务" });
  await suspects.getByText("stock", { exact: true }).first().waitFor({ timeout: located });
  await page.getByText("Network").first().waitFor();
  await picture(page, at, "desktop-fault-located");

  await suspects.getByRole("button", { name: "换一条规则" }).click();
  const trial = page.getByRole("dialog", { name: "换一条规则" });
  await trial.getByRole("spinbutton", { name: "最少比特" }).fill("1000");
  await trial.getByRole("button", { name: "回放" }).click();
  const then = trial.getByRole("region", { name: "当时" });
  await then.getByText("突出的服务：stock").waitFor();
  await then.getByText("转派给 Network").waitFor();
  const otherwise = trial.getByRole("region", { name: "按另一条规则" });
  await otherwise.getByText("没有突出的服务").waitFor();
  await otherwise.getByText("不转派").waitFor();
  await picture(page, at, "desktop-suspicion-trial");
  assert.deepEqual(faults, []);
  await context.close();
}

async function whoeverIsOnCallResolvesIt(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/incidents");
  await page.getByRole("main").getByText(title).first().click();
  await page.getByRole("heading", { name: title }).waitFor();
  await shows(page, "已分派");
  await page.getByRole("region", { name: "可疑服务" }).getByText("stock", { exact: true }).first().waitFor();
  await picture(page, at, `${screen}-fault-passed-on`);
  await act(page, "受理");
  await shows(page, "处理中");
  await act(page, "解决", async () => {
    await choose(page, "解决方式", "已修复");
    await page.getByRole("textbox", { name: "解决过程" }).fill("库存服务的数据库连接已恢复。");
  });
  await shows(page, "已解决");
  await picture(page, at, `${screen}-fault-resolved`);
  assert.deepEqual(faults, []);
  await context.close();
}
