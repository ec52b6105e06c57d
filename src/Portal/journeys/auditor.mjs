// An auditor searches the trail, replays what was done to an incident, slides back in time and takes the list along.
import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

export async function auditorLooksBackAndExports(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/audit");
  await page.getByRole("heading", { name: "审计追溯" }).waitFor();
  if (screen === "phone") await page.getByRole("button", { name: "筛选" }).click();
  await choose(page, "操作", "上报事件");
  const entry = page.getByText("上报事件").and(page.locator("td, .cards strong")).first();
  await entry.click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("incident.report", { exact: true }).waitFor();
  await picture(page, at, `${screen}-audit-entry`);
  await drawer.getByRole("link", { name: "逐条回放" }).click();

  await page.getByRole("heading", { name: "逐条回放" }).waitFor();
  await page.getByRole("button", { name: /incident\.reported/ }).click();
  await page.locator(".diff").getByText("title", { exact: true }).waitFor();
  await picture(page, at, `${screen}-replay`);

  await slideBack(page);
  await picture(page, at, `${screen}-audit-past`);
  await exportTrail(page);
  assert.deepEqual(faults, []);
  await context.close();
}

/** Long ago nothing had been recorded; the banner says that the page looks back, and leads to the present again. */
async function slideBack(page) {
  await page.goto("/audit");
  const now = page.getByRole("slider", { name: "时间滑块" });
  await now.focus();
  await now.press("Home");
  await page.getByText("仅供查看").waitFor();
  await page.getByText("没有符合条件的记录").waitFor();
  await page.getByRole("button", { name: "回到现在" }).first().click();
  await page.getByText("仅供查看").waitFor({ state: "detached" });
}

async function exportTrail(page) {
  await page.getByRole("button", { name: "导出" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: /CSV/ }).click()]);
  assert.match(file.suggestedFilename(), /^audit-.*\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /时间,人员,操作/);
  assert.match(text, /incident\.report/);
}
