// Whoever keeps the configuration models a type, registers an item of it, relates it, changes it, compares, and goes back in time.
import { strict as assert } from "node:assert";
import { choose, openWindow, pick, picture } from "./browser.mjs";
import { act } from "./operator.mjs";
import { enrol } from "./signIn.mjs";

const [hall, sensor] = ["机房 A", "温湿度 A-01"];

export async function managerModelsAndFollowsAnItem(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await model(page);
  await picture(page, at, `${screen}-type`);
  await register(page, "room", hall);
  await register(page, "climate-sensor", sensor, () => page.getByLabel("告警温度").fill("28"));
  await picture(page, at, `${screen}-registered`);

  await act(page, "建立关系", async (form) => {
    await choose(page, "关系", "位于", form);
    await pick(page, form, "指向的配置项", hall);
  });
  await page.getByRole("main").getByRole("link", { name: hall, exact: true }).first().waitFor();

  await act(page, "修改属性", (form) => form.getByLabel("告警温度").fill("35"));
  const row = page.locator(".attribute-table tr", { hasText: "告警温度" });
  await row.getByText("35 ℃").waitFor();
  const newest = page.locator(".versions > li", { hasText: "属性变更" }).first();
  await newest.locator(".diff-before", { hasText: "28 ℃" }).waitFor();
  await newest.locator(".diff-after", { hasText: "35 ℃" }).waitFor();
  await picture(page, at, `${screen}-diff`);

  await page.getByRole("button", { name: "上一条记录" }).click();
  await page.getByText("仅供查看").waitFor();
  await row.getByText("28 ℃").waitFor();
  assert.equal(await page.getByRole("main").getByRole("button", { name: "修改属性" }).count(), 0, "the past cannot be acted on");
  await picture(page, at, `${screen}-past`);
  await page.getByRole("button", { name: "回到现在" }).first().click();
  await row.getByText("35 ℃").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}

async function model(page) {
  await page.goto("/configuration/types");
  await page.getByRole("main").getByRole("button", { name: "定义类型" }).click();
  await page.getByRole("textbox", { name: "标识" }).fill("climate-sensor");
  await page.getByPlaceholder("中文").first().fill("温湿度传感器");
  await page.getByPlaceholder("英文").first().fill("Climate sensor");
  await choose(page, "分组", "场所");
  await page.getByRole("button", { name: "添加属性" }).click();
  const attribute = page.getByRole("region", { name: "未命名属性" });
  await choose(page, "值的种类", "整数", attribute);
  await attribute.getByLabel("单位（可选）").fill("℃");
  await attribute.getByRole("textbox", { name: "标识" }).fill("limit");
  const named = page.getByRole("region", { name: "limit" });
  await named.getByRole("textbox", { name: "名称 中文" }).fill("告警温度");
  await page.getByRole("main").getByRole("button", { name: "定义类型" }).click();
  await page.getByRole("heading", { name: "温湿度传感器" }).waitFor();
  await page.getByRole("cell", { name: "告警温度" }).waitFor();
}

async function register(page, type, name, fill = async () => {}) {
  await page.goto(`/configuration/items/new?type=${type}`);
  await choose(page, "单位", "西湖区");
  await choose(page, "阶段", "在用");
  await page.getByRole("textbox", { name: "名称" }).fill(name);
  await fill();
  await page.getByRole("main").getByRole("button", { name: "登记配置项" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}
