// Somebody finds a switch, sees what falls with it and what it stands on, and takes a picture of it along.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

export async function somebodySeesWhatFallsWithASwitch(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  const isPhone = screen === "phone";
  await enrol(page, at);
  await page.goto("/topology");
  await page.getByRole("heading", { name: "薄弱点" }).waitFor();
  await picture(page, at, `${screen}-topology-start`);
  await page.getByRole("region", { name: "薄弱点" }).getByRole("button", { name: "Core switch" }).click();
  await page.getByRole("heading", { name: "Core switch", exact: true }).waitFor();
  if (!isPhone) {
    await page.getByRole("img", { name: "拓扑图，共 6 个配置项" }).waitFor();
    assert.ok((await page.locator(".topology-drawing canvas").count()) > 0);
  }

  await page.getByRole("button", { name: "影响分析" }).click();
  await page.getByRole("heading", { name: "随之失效 3 项" }).waitFor();
  const fallen = page.getByRole("region", { name: "随之失效 3 项" });
  for (const name of ["Mail", "Portal", "西湖区", "上城区", "West application"])
    await fallen.getByText(name, { exact: true }).first().waitFor();
  await fallen.getByRole("link", { name: "Mail is down" }).waitFor();
  await picture(page, at, `${screen}-topology-impact`);

  if (!isPhone) {
    await choose(page, "分组方式", "按组织");
    await choose(page, "与以前比较", "与 7 天前比较");
    await page.getByRole("list", { name: "图例" }).getByText("新增").waitFor();
    await picture(page, at, `${screen}-topology-compared`);
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出 SVG" }).click()]);
    assert.equal(file.suggestedFilename(), "Core switch.svg");
    await page.getByRole("radiogroup", { name: "显示方式" }).getByText("列表").click();
  }

  await page.getByRole("heading", { name: "配置项 6 个" }).waitFor();
  await page.getByRole("button", { name: "West application" }).first().click();
  await page.getByRole("heading", { name: "West application", exact: true }).waitFor();
  await page.getByRole("button", { name: "可能原因" }).click();
  await page.getByRole("heading", { name: "依靠 5 项" }).waitFor();
  await page.getByRole("button", { name: "到中心的路径" }).click();
  await page.getByRole("heading", { name: "相距 2 步" }).waitFor();
  await picture(page, at, `${screen}-topology-path`);
  assert.deepEqual(faults, []);
  await context.close();
}
