// Two alerts are one incident because one's machine runs on the other's. What another rule would have made of them is asked, and nothing is recorded.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { tell } from "./signals.mjs";
import { enrol } from "./signIn.mjs";

const city = "330100";

export async function anotherRuleIsTriedOnThePast(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/monitoring/correlation");
  await page.getByText("还没有回放").waitFor();
  await picture(page, at, `${screen}-correlation-start`);
  await replay(page);
  await page.getByText("这段时间没有归入事件的告警").waitFor();

  await tell(at, [alert("主机宕机", "Portal", "host-1")]);
  await belongs(page, "主机宕机");
  await tell(at, [alert("邮件服务中断", "Mail", "mx-1:9100")]);
  await belongs(page, "邮件服务中断");
  await page.getByText("依据触发时的配置项依赖：mx-1 → host-1").waitFor();
  await picture(page, at, `${screen}-alert-by-configuration`);

  await page.goto("/monitoring/correlation");
  await replay(page);
  await page.getByText("判定没有差异").waitFor();
  await page.getByRole("checkbox", { name: "按配置项依赖关系" }).uncheck();
  await page.getByRole("button", { name: "回放" }).click();
  const table = page.getByRole("region", { name: "判定差异" }).last();
  await table.getByText("拆出").waitFor();
  await table.getByText("配置项依赖：mx-1 → host-1").waitFor();
  await table.getByRole("link", { name: /^INC\d+$/ }).waitFor();
  assert.equal(await figure(page, "当时的事件"), "1");
  assert.equal(await figure(page, "按另一条规则"), "2");
  assert.match(page.url(), /items=no/);
  await picture(page, at, `${screen}-correlation`);
  await page.getByRole("checkbox", { name: "显示全部" }).click(); // the URL holds it, so it is checked a moment later
  await table.getByText("不变").waitFor();

  await table.getByRole("link", { name: "邮件服务中断" }).click();
  await page.getByRole("heading", { name: "邮件服务中断" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}

async function replay(page) {
  await choose(page, "单位", "杭州市");
  await page.getByRole("button", { name: "回放" }).click();
}

const figure = (page, name) => page.locator(".figure", { hasText: name }).locator(".figure-value").first().innerText();

/** It has an incident by itself. */
async function belongs(page, title) {
  await page.goto("/alerts");
  await page.getByRole("main").getByRole("link", { name: title }).first().click();
  await page.getByRole("heading", { name: title }).waitFor();
  await page
    .getByRole("link", { name: /^INC\d+/ })
    .first()
    .waitFor();
}

const alert = (summary, service, instance) => ({
  labels: { alertname: "Down", severity: "critical", service, instance, organisation: city },
  annotations: { summary },
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + 240_000).toISOString(),
});
