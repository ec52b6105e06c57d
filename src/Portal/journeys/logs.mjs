// Somebody finds no log, connects a sender, searches what it wrote, looks closer at a line, and sees the next one come by itself.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

const orders = 12;
const refusals = 3;
const heard = 15_000;

export async function somebodyReadsWhatIsWritten(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/monitoring/logs");
  await page.getByRole("heading", { name: "还没有收到任何日志，从这里开始接入" }).waitFor();
  await page.getByText(`logs_endpoint: ${at.url}/v1/logs`).waitFor();
  await page.getByRole("radiogroup", { name: "接入方式" }).getByText("JSON 行").click();
  await page.getByText(`--data-binary @app.jsonl ${at.url}/api/v1/logs`).waitFor();
  await picture(page, at, `${screen}-logs-empty`);

  await send(at, morning());
  await search(page, "");
  await page.getByRole("heading", { name: `日志 ${orders + refusals + 1} 行` }).waitFor();
  await page
    .getByRole("img", { name: /^日志行数随时间的变化/ })
    .locator("canvas")
    .waitFor();
  await found(page)
    .nth(orders + refusals)
    .waitFor();
  await picture(page, at, `${screen}-logs`);

  await search(page, "Refused -nothing");
  await page.getByRole("heading", { name: `日志 ${refusals} 行` }).waitFor();
  assert.equal(await found(page).first().locator("mark").innerText(), "refused");
  await lookCloser(page, at, screen);

  await search(page, "");
  await page.waitForURL((url) => !url.searchParams.has("q"));
  if (screen === "phone") await page.getByRole("button", { name: "筛选" }).click();
  await choose(page, "级别", "警告及以上");
  await page.getByRole("heading", { name: `日志 ${refusals + 1} 行` }).waitFor();
  await page.getByRole("radiogroup", { name: "查看方式" }).getByText("日志模式").click();
  const pattern = page.getByRole("button", { name: "connection to <*> refused" });
  await pattern.waitFor();
  await picture(page, at, `${screen}-logs-patterns`);
  await pattern.click();
  await page.waitForURL((url) => url.searchParams.get("q") === '"connection to"');
  await page.getByRole("heading", { name: `日志 ${refusals} 行` }).waitFor();
  await judge(page, at, screen);

  await follow(page, at, screen);
  assert.deepEqual(faults, []);
  await context.close();
}

/** All of a line, what stands around it, and the others that have an attribute of it. */
async function lookCloser(page, at, screen) {
  const line = found(page).first();
  await line.click();
  assert.equal(await line.getAttribute("aria-expanded"), "true");
  await page.getByRole("button", { name: "前后日志" }).click();
  await page.getByRole("list", { name: "同一实例前后的日志" }).locator("[aria-current=true]").getByText("refused").waitFor();
  await picture(page, at, `${screen}-logs-line`);
  await page.getByRole("button", { name: "筛选 upstream = db-02" }).click();
  await page.waitForURL(/attr=upstream%3Ddb-02/);
  await page.getByRole("heading", { name: "日志 1 行" }).waitFor();
  await page.getByRole("button", { name: "去掉 upstream = db-02" }).click();
  await page.getByRole("heading", { name: `日志 ${refusals} 行` }).waitFor();
}

/** What was searched for becomes a rule, which begins with its words. */
async function judge(page, at, screen) {
  const search = page.url();
  await page.getByRole("button", { name: "按此搜索建告警规则" }).click();
  const form = page.getByRole("dialog", { name: "按此搜索建告警规则" });
  assert.equal(await form.getByRole("textbox", { name: "查询", exact: true }).inputValue(), '"connection to" severity:warn');
  await choose(page, "单位", "杭州市", form);
  await form.getByRole("textbox", { name: "规则名称" }).fill("连接被拒绝");
  await form.getByRole("spinbutton", { name: "阈值" }).fill("2");
  await picture(page, at, `${screen}-logs-rule`);
  await form.getByRole("button", { name: "按此搜索建告警规则" }).click();
  await page.waitForURL(/\/alerts\/rules\/[0-9a-f-]+$/);
  await page.getByRole("heading", { name: "连接被拒绝" }).waitFor();
  await page.goto(search);
  await page.getByRole("heading", { name: `日志 ${refusals} 行` }).waitFor();
}

/** What comes is there by itself; held, it is only counted. */
async function follow(page, at, screen) {
  await page.getByRole("switch", { name: "实时" }).click();
  await page.waitForURL(/live=true/);
  const live = page.getByRole("list", { name: "实时日志" }).getByRole("button");
  // What came before the page listens is no news.
  for (const since = Date.now(); (await live.count()) === 0 && Date.now() - since < heard; await page.waitForTimeout(1_000))
    await send(at, [refused("db-07", 0)]);
  await live.filter({ hasText: "connection to db-07 refused" }).first().waitFor();
  await page.getByRole("button", { name: "暂停" }).click();
  await send(at, [refused("db-08", 0), ordered(99, 0)]);
  await page.getByText(/^已暂停，新到 [1-9]\d* 行$/).waitFor();
  assert.equal(await live.filter({ hasText: "db-08" }).count(), 0);
  await picture(page, at, `${screen}-logs-live`);
  await page.getByRole("button", { name: "继续" }).click();
  await live.filter({ hasText: "connection to db-08 refused" }).waitFor();
  assert.equal(await live.filter({ hasText: "order 99" }).count(), 0);
}

const found = (page) => page.getByRole("list", { name: "找到的日志" }).getByRole("button");

async function search(page, words) {
  const box = page.getByRole("textbox", { name: "搜索日志" });
  await box.fill(words);
  await box.press("Enter");
}

const minute = 60_000;
const ago = (minutes) => new Date(Date.now() - minutes * minute).toISOString();
const ordered = (number, minutes) => ({
  time: ago(minutes),
  level: "info",
  service: "orders",
  host: "shop-1",
  message: `order ${number} placed`,
  region: "east",
});
const refused = (upstream, minutes) => ({
  time: ago(minutes),
  level: "error",
  service: "gateway",
  host: "gate-1",
  message: `connection to ${upstream} refused`,
  upstream,
  trace_id: "4bf92f3577b34da6a3ce929d0e0e4736",
});
const morning = () => [
  ...Array.from({ length: orders }, (_, number) => ordered(number + 1, 20 - number)),
  ...Array.from({ length: refusals }, (_, number) => refused(`db-0${number}`, refusals + 1 - number)),
  { time: ago(8), level: "warn", service: "gateway", host: "gate-1", message: "disk 91% full" },
];

/** As whatever can send a request does. */
export async function send(at, lines) {
  const answer = await fetch(`${at.url}/api/v1/logs`, {
    method: "POST",
    headers: { Authorization: `Bearer ${at.collectorToken}` },
    body: lines.map((line) => JSON.stringify(line)).join("\n"),
  });
  assert.equal(answer.status, 204, await answer.text());
}
