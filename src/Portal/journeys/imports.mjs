// Somebody models a type, takes five thousand rows of it over from a workbook, looks at what became of them, and takes them back.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

export async function aWorkbookIsImportedAndUndone(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await model(page);
  await page.goto("/configuration/imports");
  await page.getByRole("button", { name: "新建导入" }).click();
  await page.locator("input[type=file]").setInputFiles(at.workbook);
  await choose(page, "所属组织", "杭州市");
  await choose(page, "配置项类型", "边缘服务器");
  await choose(page, "默认阶段", "库存");
  await page.getByText("共 5000 行，其中 4999 行可导入。").waitFor();
  await page.getByRole("row", { name: "4 内存" }).first().waitFor();
  await picture(page, at, `${screen}-import-preview`);
  await page.getByRole("button", { name: "开始导入" }).click();
  await page.getByText("已完成").waitFor({ timeout: 60_000 });
  await page.getByText("4,999").first().waitFor();
  await picture(page, at, `${screen}-import-ended`);

  await page.getByRole("button", { name: "撤销导入" }).click();
  await page.getByText("恢复 0 项，退役 4999 项，保留 0 处后来的改动。").waitFor();
  await page.getByRole("button", { name: "确认撤销" }).click();
  await page.getByText("已撤销").first().waitFor({ timeout: 60_000 });
  await picture(page, at, `${screen}-import-undone`);
  assert.deepEqual(faults, []);
  await context.close();
}

async function model(page) {
  await page.goto("/configuration/types");
  await page.getByRole("main").getByRole("button", { name: "定义类型" }).click();
  await page.getByRole("textbox", { name: "标识" }).fill("edge-server");
  await page.getByPlaceholder("中文").first().fill("边缘服务器");
  await page.getByPlaceholder("英文").first().fill("Edge server");
  await choose(page, "分组", "场所");
  const parent = page.getByRole("combobox", { name: "上级类型" });
  await parent.click();
  await parent.fill("服务器 server");
  await page.locator(".ant-select-dropdown:visible").getByText("服务器 server", { exact: true }).first().click();
  await page.getByRole("button", { name: "添加属性" }).click();
  const attribute = page.getByRole("region", { name: "未命名属性" });
  await attribute.getByRole("textbox", { name: "标识" }).fill("edge_site");
  await page.getByRole("region", { name: "edge_site" }).getByRole("textbox", { name: "名称 中文" }).fill("边缘站点");
  await page.getByRole("main").getByRole("button", { name: "定义类型" }).click();
  await page.getByRole("heading", { name: "边缘服务器" }).waitFor();
}
