// A change is planned on an item, meets another one, is approved by two people, fails, is taken back and looked back at.
import { strict as assert } from "node:assert";
import { openWindow, picture } from "./browser.mjs";
import { act, shows } from "./operator.mjs";
import { enrol } from "./signIn.mjs";

export async function aChangeMeetsAConflictAndIsTakenBack(browser, screen, at) {
  const title = `升级核心交换机固件 ${screen}`;
  const planner = await person(browser, screen, at, at.login, at.link);
  const { page } = planner;
  await draft(page, at, title);
  await plan(page);
  await page.getByRole("alert").getByText("1 个冲突").waitFor();
  await picture(page, at, `${screen}-change-conflict`);
  await act(page, "提交审批");
  await shows(page, "审批中");

  const path = new URL(page.url()).pathname;
  await saysYes(browser, screen, at, "wang", path, "技术评审");
  await saysYes(browser, screen, at, "zhao", path, "批准");
  await shows(page, "已批准");
  await picture(page, at, `${screen}-change-approved`);

  await scheduleInSpite(page);
  await shows(page, "已排期");
  await act(page, "开始实施");
  await shows(page, "实施中");
  await reportStep(page, "完成", "配置已备份");
  await reportStep(page, "失败", "新固件无法启动");
  await picture(page, at, `${screen}-change-failed`);
  await act(page, "中止并回退", () => page.getByRole("textbox", { name: "理由" }).fill("新固件无法启动"));
  await shows(page, "回退中");
  await reportStep(page, "完成", "旧固件已恢复");
  await shows(page, "已回退");
  await act(page, "回顾", async () => {
    await page.getByRole("switch", { name: "达到目标" }).click();
    await page.getByRole("textbox", { name: "结论" }).fill("固件版本选错");
  });
  await act(page, "关闭");
  await shows(page, "已关闭");
  await picture(page, at, `${screen}-change-closed`);

  await page.goto("/changes/calendar");
  await page.getByRole("link", { name: title }).first().waitFor();
  await picture(page, at, `${screen}-change-calendar`);
  assert.deepEqual(planner.faults, []);
  await planner.context.close();
}

async function person(browser, screen, at, login, link) {
  const window = await openWindow(browser, screen, at);
  await enrol(window.page, { ...at, login, link });
  return window;
}

async function draft(page, at, title) {
  await page.goto(`/changes/new?item=${at.item}`);
  await page.getByRole("textbox", { name: "标题" }).fill(title);
  const organisation = page.getByRole("combobox", { name: "单位" });
  await organisation.click();
  await page.locator(".ant-select-dropdown:visible").getByText("杭州市").first().click();
  await page.getByRole("button", { name: "下一步：编制方案" }).click();
  await page.getByRole("heading", { name: "变更方案" }).waitFor();
}

async function plan(page) {
  await page.getByRole("textbox", { name: "变更目的" }).fill("修复已知漏洞");
  await fillWindow(page);
  const add = page.getByRole("button", { name: "添加步骤" });
  await add.first().click();
  await page.getByRole("textbox", { name: "第 1 步内容" }).first().fill("备份配置");
  await add.first().click();
  await page.getByRole("textbox", { name: "第 2 步内容" }).first().fill("写入新固件并重启");
  await add.last().click();
  await page.getByRole("textbox", { name: "第 1 步内容" }).last().fill("写回旧固件并重启");
  await page.getByRole("textbox", { name: "验证方法" }).fill("逐个机柜连通性检查");
  await page.getByRole("switch", { name: "已演练" }).click();
  await page.getByRole("button", { name: "保存方案" }).click();
  await shows(page, "草稿");
}

/** From an hour ago to three hours from now: the other change has its time then. */
async function fillWindow(place) {
  const [start, end] = [-1, 3].map((hours) => inShanghai(new Date(Date.now() + hours * 3_600_000)));
  const inputs = place.locator(".ant-picker-range input");
  await inputs.first().click();
  await inputs.first().fill(start);
  await inputs.first().press("Enter");
  await inputs.last().fill(end);
  await inputs.last().press("Enter");
}

function inShanghai(at) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" });
  return parts.format(at);
}

async function saysYes(browser, screen, at, login, path, action) {
  const { context, page, faults } = await person(browser, screen, at, login, at.links[login]);
  await page.goto(path);
  await act(page, action);
  await page.getByText("同意").first().waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}

async function scheduleInSpite(page) {
  await page.getByRole("main").getByRole("button", { name: "排期", exact: true }).click();
  const form = page.getByRole("dialog", { name: "排期" });
  await form.getByRole("button", { name: "排期", exact: true }).click();
  await form.getByText("与其他变更或时段冲突").first().waitFor();
  await form.getByRole("textbox", { name: "接受冲突的理由" }).fill("同一晚一并实施");
  await form.getByRole("button", { name: "排期", exact: true }).click();
  await form.waitFor({ state: "hidden" });
}

async function reportStep(page, outcome, note) {
  await page.getByRole("textbox", { name: "记录看到的情况" }).fill(note);
  await page.getByRole("main").getByRole("button", { name: outcome, exact: true }).click();
  // The note stands in its own field, too, until it was sent.
  await page.getByRole("region", { name: "时间线" }).getByText(note).first().waitFor();
}
