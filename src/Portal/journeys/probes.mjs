// A page is looked at: a draft is tried, what is saved is run by itself, and when the page fails it is down until it comes back.
import { strict as assert } from "node:assert";
import { createServer } from "node:http";
import { choose, openWindow, picture } from "./browser.mjs";
import { act, shows } from "./operator.mjs";
import { enrol } from "./signIn.mjs";

/** The schedule is matched every few seconds, and a new version is run at once. */
const run = 60_000;

export async function aPageIsLookedAtFromOutside(browser, screen, at) {
  const target = await open();
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/monitoring/probes");
  await page.getByText("没有符合条件的拨测").waitFor();
  await picture(page, at, `${screen}-probes-empty`);
  await page.getByRole("button", { name: "新建拨测" }).click();
  // The list, too, has a field for a name.
  await page.getByRole("heading", { name: "新建拨测" }).waitFor();
  await fill(page, target);

  await page.getByRole("button", { name: "试运行" }).click();
  const trial = page.getByRole("region", { name: "试运行结果" });
  await trial.getByText("响应不符合期望").waitFor();
  await picture(page, at, `${screen}-probe-trial`);
  await page.getByRole("textbox", { name: "第 1 个请求的第 1 个断言的期望值" }).fill("网上办事");
  await page.getByRole("button", { name: "试运行" }).click();
  await trial.getByText("正常").waitFor();

  await page.getByRole("button", { name: "新建拨测" }).click();
  await page.getByRole("heading", { name: "政务服务网" }).waitFor();
  await verdict(page, "可用");
  await page.getByRole("region", { name: "最近运行" }).getByText("正常").first().waitFor();
  await page.getByRole("region", { name: "可用率" }).getByText("100%").waitFor();
  await picture(page, at, `${screen}-probe-up`);

  target.status = 503;
  await page.getByRole("button", { name: "修改" }).click();
  await page.getByRole("heading", { name: "修改拨测" }).waitFor();
  await page.getByRole("spinbutton", { name: "连续失败次数" }).fill("1");
  await page.getByRole("button", { name: "保存" }).click();
  await verdict(page, "不可用");
  await page.getByRole("alert").getByText("HTTP 503").waitFor();
  await picture(page, at, `${screen}-probe-down`);

  await act(page, "暂停", () => page.getByRole("textbox", { name: "原因" }).fill("系统升级"));
  await shows(page, "已暂停");
  target.status = 200;
  await act(page, "恢复运行");
  await verdict(page, "可用");
  await page.getByText("中断 1 次").waitFor();

  await page.getByRole("main").getByRole("link", { name: "拨测", exact: true }).first().click();
  await page.getByRole("heading", { name: "拨测", exact: true }).waitFor();
  const row = page.getByRole("main").getByText("政务服务网", { exact: true }).first();
  await row.waitFor();
  await picture(page, at, `${screen}-probes`);
  await row.click();
  await act(page, "作废", () => page.getByRole("textbox", { name: "原因" }).fill("网站下线"));
  await shows(page, "已作废");
  assert.deepEqual(faults, []);
  await context.close();
  target.close();
}

const verdict = (page, word) => page.locator(".page-header").getByText(word, { exact: true }).waitFor({ timeout: run });

async function fill(page, target) {
  await page.getByRole("textbox", { name: "名称" }).fill("政务服务网");
  if ((await page.getByRole("combobox", { name: "单位" }).count()) > 0) await choose(page, "单位", "杭州市");
  await page.getByRole("textbox", { name: "第 1 个请求的地址" }).fill(target.url);
  await page.getByRole("button", { name: "添加断言" }).click();
  await page.getByRole("textbox", { name: "第 1 个请求的第 1 个断言的期望值" }).fill("办不了事");
}

/** The page that is looked at. */
async function open() {
  const target = { status: 200, url: "", close: () => {} };
  const server = createServer((_, answer) => {
    answer.writeHead(target.status, { "Content-Type": "text/html; charset=utf-8", Connection: "close" });
    answer.end("<h1>网上办事</h1>");
  }).unref();
  await new Promise((opened) => server.listen(0, "127.0.0.1", opened));
  target.url = `http://127.0.0.1:${server.address().port}/`;
  target.close = () => server.close();
  return target;
}
