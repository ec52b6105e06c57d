// A fault arrives from a monitoring system and is on the open list by itself. Somebody claims it, has an incident reported, silences the rest, and it recovers.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { act, shows } from "./operator.mjs";
import { tell } from "./signals.mjs";
import { enrol } from "./signIn.mjs";

const city = "330100";

export async function aFaultArrivesAndIsHandled(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/alerts");
  await page.getByText("没有符合条件的告警").waitFor();
  await page.waitForLoadState("networkidle"); // what is told before the page listens is found by its next look only

  await tell(at, [alert("MailQueueLong", "邮件队列积压", "warning"), alert("DiskFull", "磁盘将满", "error")]);
  const line = page.getByRole("main").getByRole("link", { name: /邮件队列积压/ });
  await line.waitFor(); // nobody reloads
  await page.getByRole("button", { name: /1 警告/ }).waitFor();
  await picture(page, at, `${screen}-alerts`);

  await line.click();
  await page.getByRole("heading", { name: "邮件队列积压" }).waitFor();
  await act(page, "认领");
  await shows(page, "处理中");
  await act(page, "转为事件");
  await page.getByRole("heading", { name: "关联事件" }).waitFor();
  await page.getByRole("link", { name: /^INC\d+ 邮件队列积压/ }).waitFor();
  await picture(page, at, `${screen}-alert`);

  await silence(page, at, screen);

  await page.goBack();
  await page.getByRole("heading", { name: "邮件队列积压" }).waitFor();
  await page.waitForLoadState("networkidle");
  await tell(at, [{ ...alert("MailQueueLong", "邮件队列积压", "warning"), endsAt: new Date(Date.now() - 1_000).toISOString() }]);
  await shows(page, "已恢复");
  await page.getByText("自行恢复").first().waitFor();
  await picture(page, at, `${screen}-alert-recovered`);
  assert.deepEqual(faults, []);
  await context.close();
}

async function silence(page, at, screen) {
  await page.goto("/alerts/silences");
  await page.getByRole("button", { name: "新建静默" }).click();
  const form = page.getByRole("dialog", { name: "新建静默" });
  await choose(page, "单位", "杭州市", form);
  await form.getByRole("textbox", { name: "第 1 个条件的标签名" }).fill("alertname");
  await form.getByRole("textbox", { name: "第 1 个条件的值" }).fill("DiskFull");
  await form.getByText("当前有 1 个告警会被静默。").waitFor();
  await form.getByRole("textbox", { name: "原因" }).fill("今晚迁移存储");
  await picture(page, at, `${screen}-silence`);
  await form.getByRole("button", { name: "新建静默" }).click();
  await form.waitFor({ state: "hidden" });
  await page.getByText("今晚迁移存储").waitFor();
  await page.goto("/alerts?status=SUPPRESSED");
  await page
    .getByRole("main")
    .getByRole("link", { name: /磁盘将满/ })
    .waitFor();
  await page.goBack();
  await page.getByText("今晚迁移存储").waitFor();
}

const alert = (alertname, summary, severity) => ({
  labels: { alertname, severity, service: "Mail", instance: "mx-1", organisation: city },
  annotations: { summary },
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + 240_000).toISOString(),
});
