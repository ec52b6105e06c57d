// Whoever is on call is called to an incident and answers on a phone; and a channel is added, tried, and found in the ledger.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { act, shows } from "./operator.mjs";
import { enrol } from "./signIn.mjs";

export async function somebodyIsCalledAndAnswers(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/on-call");
  await page.getByRole("link", { name: "Service desk" }).click();
  await page.getByText("还没有呼叫方案").waitFor();
  await act(page, "发布呼叫方案", async (form) => {
    await choose(page, "第 1 步 渠道", "City mail", form);
    await page.keyboard.press("Escape");
    await picture(page, at, `${screen}-call-plan-form`);
  });
  await page.getByText("1 线值班人").waitFor();
  await picture(page, at, `${screen}-call-plan`);

  await page.goto("/incidents");
  await page.getByText("Mail is down").first().click();
  await act(page, "分派", () => choose(page, "支持团队", "Service desk"));
  await shows(page, "已分派");
  const card = page.getByRole("region", { name: "呼叫" });
  await card.getByText("等待应答").waitFor();
  await card.getByText("lin", { exact: false }).first().waitFor();
  await card.getByText(/1 线 · Days/).waitFor();
  await card.getByText(/后呼叫下一步/).waitFor();
  await card.getByText("收件人没有填写联系方式", { exact: false }).waitFor();
  await picture(page, at, `${screen}-called`);
  await card.getByRole("button", { name: "应答" }).click();
  await card.getByText("已应答", { exact: true }).waitFor();
  await page.getByText("lin 应答呼叫").waitFor();
  assert.equal(await card.getByRole("button", { name: "应答" }).count(), 0, "a call is answered once");
  await picture(page, at, `${screen}-answered`);

  await page.goto("/me");
  await act(page, "设置联系方式", async () => {
    await page.getByRole("textbox", { name: "邮箱" }).fill("lin@gov.example");
    await page.getByRole("textbox", { name: "手机号" }).fill("+86 138 0000 0000");
  });
  await page.getByText("lin@gov.example").waitFor();
  await page.getByText("+86 138 0000 0000").waitFor();
  await picture(page, at, `${screen}-contact`);
  assert.deepEqual(faults, []);
  await context.close();
}

export async function aChannelIsTriedAndFoundInTheLedger(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/notification-channels");
  await page.getByText("还没有通知渠道").waitFor();
  await define(page, at, screen);
  await page.getByRole("button", { name: "测试" }).click();
  const trial = page.getByRole("dialog", { name: "测试“Duty room”" });
  await trial.getByText("已送达").waitFor();
  await trial.getByText("127.0.0.1").waitFor();
  await picture(page, at, `${screen}-trial`);
  await trial.getByRole("button", { name: "收起" }).click();
  await trial.waitFor({ state: "hidden" });
  await act(page, "停用", () => page.getByRole("textbox", { name: "原因" }).fill("群已解散"));
  await page.getByText("已停用：群已解散").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
  await readLedger(browser, screen, { ...at, login: "lin", link: at.links.lin });
}

async function define(page, at, screen) {
  await page.getByRole("button", { name: "新建渠道" }).click();
  const form = page.getByRole("dialog", { name: "新建渠道" });
  await choose(page, "单位", "杭州市", form);
  await choose(page, "类型", "Webhook", form);
  await form.getByRole("textbox", { name: "名称" }).fill("Duty room");
  await form.getByRole("textbox", { name: "地址" }).fill(at.hook);
  await picture(page, at, `${screen}-define-channel`);
  await form.getByRole("button", { name: "新建渠道" }).click();
  await form.getByText(/^whsec_/).waitFor();
  await form.getByRole("button", { name: "我已保存" }).click();
  await form.waitFor({ state: "hidden" });
  await page.getByText("Duty room").waitFor();
  await picture(page, at, `${screen}-channels`);
}

async function readLedger(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/deliveries");
  await page.getByText("通知渠道测试").waitFor();
  await page.getByRole("button", { name: "展开行" }).first().click();
  await page.getByText("第 1 次").waitFor();
  await page.getByText("127.0.0.1").waitFor();
  await picture(page, at, `${screen}-ledger`);
  await choose(page, "状态", "已放弃");
  await page.getByText("没有符合条件的投递").waitFor();
  assert.match(page.url(), /status=GIVEN_UP/);
  assert.deepEqual(faults, []);
  await context.close();
}
