// A roster is published, somebody stands in, and an incident goes to whoever is on call.
import { strict as assert } from "node:assert";
import { openWindow, picture } from "./browser.mjs";
import { act, shows } from "./operator.mjs";
import { enrol } from "./signIn.mjs";

export async function aRosterCallsSomebody(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/on-call");
  await page.getByRole("link", { name: "Service desk" }).click();
  await page.getByText("还没有值班表").last().waitFor();

  await act(page, "发布值班表", async (form) => {
    await form.locator(".oncall-bar").first().waitFor();
    await form.getByText("与现行安排的差别").waitFor();
  });
  const now = page.locator(".oncall-now-list");
  await now.getByText(/lin/).waitFor();
  await page.getByText("值班表 v1").waitFor();
  await picture(page, at, `${screen}-roster`);

  await act(page, "安排替班", async () => {
    await page.getByRole("combobox", { name: "替班人" }).click();
    await page.locator(".ant-select-item-option", { hasText: "wang" }).click();
  });
  await now.getByText(/wang/).waitFor();
  await page.locator(".oncall-override").first().waitFor();

  await page.goto("/incidents");
  await page.getByText("Mail is down").first().click();
  await act(page, "派给值班人");
  await shows(page, "已分派");
  await page
    .getByText(/wang（值班）/)
    .first()
    .waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}
