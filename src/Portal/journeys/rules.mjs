// A rule is drafted, tried on what was measured, and activated: it judges by itself. What a stricter draft would change is seen before it judges.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { send } from "./metrics.mjs";
import { act, shows } from "./operator.mjs";
import { enrol } from "./signIn.mjs";

const judged = 60_000;

export async function aRuleIsTriedBeforeItJudges(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await send(at);
  await page.goto("/alerts/rules");
  await page.getByText("没有符合条件的告警规则").waitFor();
  await draft(page, at, screen);
  await page.getByRole("heading", { name: "机房过热" }).waitFor();
  await shows(page, "草稿");

  await page.getByRole("button", { name: "开始回测" }).click();
  await page.getByText("会产生 2 个告警").waitFor();
  await page.getByRole("region", { name: "会触发的时段" }).getByText('room="A"').waitFor();
  await picture(page, at, `${screen}-rule-tried`);

  await act(page, "启用");
  await shows(page, "启用中");
  const alerts = page.getByRole("region", { name: "未恢复的告警（2）" });
  await alerts.waitFor({ timeout: judged });
  await picture(page, at, `${screen}-rule-judging`);

  await act(page, "修改", () => page.getByRole("spinbutton", { name: "阈值" }).fill("100"));
  await page.getByRole("heading", { name: "草稿：版本 2" }).waitFor();
  await page.getByRole("button", { name: "开始回测" }).click();
  const difference = page.getByRole("list", { name: "与正在判定的版本 1 的差异" });
  await difference.getByText("减少 2 个").waitFor();
  await difference.getByText("新增 0 个").waitFor();
  await picture(page, at, `${screen}-rule-difference`);

  await act(page, "修改", (form) => usual(page, form));
  await page.getByRole("heading", { name: "草稿：版本 3" }).waitFor();
  await page.getByText("不设阈值：").waitFor();
  await page.getByRole("button", { name: "开始回测" }).click();
  await page.getByText("会产生 0 个告警").waitFor();
  await picture(page, at, `${screen}-rule-usual`);

  await alerts.getByRole("link").first().click();
  await page.getByRole("heading", { name: "机房过热" }).waitFor();
  await page.getByRole("link", { name: "版本 1" }).click();
  await page.getByRole("heading", { name: "正在判定：版本 1" }).waitFor();
  await act(page, "作废", () => page.getByRole("textbox", { name: "原因" }).fill("改用新规则"));
  await shows(page, "已作废");
  await picture(page, at, `${screen}-rule-retired`);
  await page.getByRole("main").getByRole("link", { name: "告警规则" }).click();
  await page.getByText("没有符合条件的告警规则").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}

/** What is usual needs no limit, so nobody is asked for one. */
async function usual(page, form) {
  await choose(page, "比较方式", "偏离常态（动态阈值）", form);
  await form.getByRole("spinbutton", { name: "阈值" }).waitFor({ state: "hidden" });
}

async function draft(page, at, screen) {
  await page.getByRole("button", { name: "新建规则" }).click();
  const form = page.getByRole("dialog", { name: "新建规则" });
  await choose(page, "单位", "杭州市", form);
  await form.getByRole("textbox", { name: "规则名称" }).fill("机房过热");
  const query = form.getByRole("textbox", { name: "查询", exact: true });
  await query.fill("room_temperature_celsius{");
  await form.getByRole("spinbutton", { name: "阈值" }).fill("25");
  await form.getByRole("spinbutton", { name: "持续时间（秒）" }).fill("30");
  await form.getByRole("button", { name: "添加标签" }).click();
  await form.getByRole("textbox", { name: "第 1 个标签的名称" }).fill("service");
  await form.getByRole("textbox", { name: "第 1 个标签的值" }).fill("机房");
  await form.getByRole("button", { name: "新建规则" }).click();
  await form.getByText("查询语句无法识别").waitFor();
  await picture(page, at, `${screen}-rule-fault`);
  await query.fill("room_temperature_celsius");
  await form.getByRole("button", { name: "新建规则" }).click();
  await form.waitFor({ state: "hidden" });
}
