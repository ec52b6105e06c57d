// An administrator rebuilds a read model beside the live one, watches it, and has it take the live one's place.
import { strict as assert } from "node:assert";
import { openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

export async function administratorRebuildsAProjection(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/projections");
  await page.getByRole("heading", { name: "读模型" }).waitFor();
  const model = page.getByRole("region", { name: "incident_board" });
  await model.getByText("运行中").waitFor();
  await model.getByRole("button", { name: "重建" }).click();
  const form = page.getByRole("dialog", { name: "重建" });
  await form.getByRole("button", { name: "重建" }).click();
  await form.waitFor({ state: "hidden" });
  await model.getByText("旁路重建").waitFor();
  await model.getByText("比对一致，已切换为在用").waitFor();
  await picture(page, at, `${screen}-rebuilt`);

  await model.getByRole("button", { name: "暂停" }).click();
  await page.locator(".ant-popconfirm:visible").getByRole("button", { name: "暂停" }).click();
  await model.getByText("已暂停").waitFor();
  await model.getByRole("button", { name: "恢复" }).click();
  await page.locator(".ant-popconfirm:visible").getByRole("button", { name: "恢复" }).click();
  await model.getByText("运行中").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}

/** An event cannot be folded while the page stands open: the page says so, wherever one is, and leads to where it is dealt with. */
export async function administratorIsToldOfAFault(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  const alarm = page.getByRole("alert").filter({ hasText: "读模型“事件看板”" });
  await alarm.getByText("有行无法更新").waitFor();
  await picture(page, at, `${screen}-alarm`);
  await page.getByRole("button", { name: /^通知/ }).click();
  await page.getByRole("dialog", { name: "通知" }).getByText("读模型 事件看板 有行无法更新").first().waitFor();
  await page.keyboard.press("Escape");
  await alarm.getByRole("link", { name: "查看读模型" }).click();
  const model = page.getByRole("region", { name: "incident_board" });
  await model.getByText("incident.resumed.v1", { exact: true }).waitFor();
  await model.getByRole("button", { name: "重试死信" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}
