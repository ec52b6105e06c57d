// Somebody finds no trace, connects a sender, sees which requests fail, follows one of them to where it broke, and reads what was written then.
import { strict as assert } from "node:assert";
import { openWindow, picture } from "./browser.mjs";
import { exported, newTrace, spansOf } from "./calls.mjs";
import { send as write } from "./logs.mjs";
import { enrol } from "./signIn.mjs";

const orders = 6;
const minute = 60_000;
const entry = "POST /checkout";

export async function somebodyFollowsARequest(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/monitoring/traces");
  await page.getByRole("heading", { name: "还没有收到任何链路，从这里开始接入" }).waitFor();
  await page.getByText(`traces_endpoint: ${at.url}/v1/traces`).waitFor();
  await page.getByRole("radiogroup", { name: "接入方式" }).getByText("OpenTelemetry SDK").click();
  await page.getByText(`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${at.url}/v1/traces`).waitFor();
  await picture(page, at, `${screen}-traces-empty`);

  const broken = newTrace();
  const begin = Date.now() - 3 * minute;
  await send(at, [
    ...Array.from({ length: orders }, (_, number) => spansOf(checkout(40 + number), Date.now() - (20 - number) * minute)).flat(),
    ...spansOf(checkout(900, "connection to db-02 refused"), begin, broken),
  ]);
  await page.getByRole("button", { name: "刷新" }).click();
  // A request enters two services; what they ask of others is no entry.
  await page.getByRole("heading", { name: `跨度 ${2 * (orders + 1)} 个，失败 2 个` }).waitFor();
  await page
    .getByRole("img", { name: /^跨度数随时间的变化/ })
    .locator("canvas")
    .waitFor();
  await found(page)
    .nth(2 * orders + 1)
    .waitFor();
  await picture(page, at, `${screen}-traces`);
  await narrow(page, at, screen);

  await found(page).first().click();
  await page.waitForURL(new RegExp(`/monitoring/traces/${broken}`));
  await page.getByRole("heading", { name: entry, level: 1 }).waitFor();
  await lookCloser(page, at, screen);
  await readWhatWasWritten(page, at, broken, begin);
  await lookFor(page, broken);
  assert.deepEqual(faults, []);
  await context.close();
}

/** From all that came in to what failed, and of that to one operation. */
async function narrow(page, at, screen) {
  await page.getByRole("switch", { name: "只看失败" }).click();
  await page.getByRole("heading", { name: "跨度 2 个，失败 2 个" }).waitFor();
  await page.getByRole("switch", { name: "只看入口" }).click();
  await page.getByRole("heading", { name: "跨度 4 个，失败 4 个" }).waitFor();
  await page.getByRole("radiogroup", { name: "查看方式" }).getByText("操作").click();
  const operation = page.getByRole("row").filter({ hasText: entry }).filter({ hasText: "gateway" });
  assert.match(await operation.first().innerText(), /100%/);
  await picture(page, at, `${screen}-traces-operations`);
  await operation.getByRole("button", { name: entry }).first().click();
  await page.waitForURL((url) => url.searchParams.get("operation") === entry && url.searchParams.get("service") === "gateway");
  await page.getByRole("heading", { name: "跨度 1 个，失败 1 个" }).waitFor();
  await found(page).first().getByText("失败").waitFor();
}

/** Where it broke, and why. */
async function lookCloser(page, at, screen) {
  const tree = page.getByRole("list", { name: "跨度", exact: true });
  const failed = tree.getByRole("button", { name: /INSERT orders.*失败/ });
  const fold = tree.getByRole("button", { name: `${entry} 的 3 个下级跨度` });
  await failed.waitFor();
  await fold.click();
  assert.equal(await failed.count(), 0);
  await fold.click();
  await failed.click();
  assert.equal(await failed.getAttribute("aria-expanded"), "true");
  const exception = tree.getByRole("region", { name: "exception" });
  assert.match(await exception.innerText(), /connection to db-02 refused/);
  await tree.getByRole("row", { name: /db\.system postgresql/ }).waitFor();
  await picture(page, at, `${screen}-trace`);
}

/** The lines of the request, and the way back from one of them. */
async function readWhatWasWritten(page, at, trace, begin) {
  const line = { level: "error", service: "orders", host: "orders-01", message: "order 7 was not kept", trace_id: trace };
  await write(at, [{ time: new Date(begin + 800).toISOString(), ...line }]);
  await page.getByRole("link", { name: "此链路的日志" }).first().click();
  await page.waitForURL(new RegExp(`/monitoring/logs\\?trace=${trace}`));
  await page.getByRole("heading", { name: "日志 1 行" }).waitFor();
  await page.getByRole("list", { name: "找到的日志" }).getByRole("button").first().click();
  await page.getByRole("link", { name: "查看链路" }).click();
  await page.getByRole("heading", { name: entry, level: 1 }).waitFor();
}

/** Whoever knows a trace's id goes straight to it, and is told when there is none. */
async function lookFor(page, trace) {
  for (const [id, found] of [
    [`00-${trace}-00f067aa0ba902b7-01`, page.getByRole("heading", { name: entry, level: 1 })],
    [newTrace(), page.getByText("没有找到这条链路")],
  ]) {
    await page.getByRole("link", { name: "链路查询" }).last().click();
    const box = page.getByRole("textbox", { name: "跟踪号或属性" });
    await box.fill(id);
    await box.press("Enter");
    await found.waitFor();
  }
}

const found = (page) => page.getByRole("list", { name: "找到的跨度" }).getByRole("link");

/** A request to a gateway, which asks a service, which asks a database. */
function checkout(took, fault) {
  const exception = fault && {
    type: "ConnectException",
    message: fault,
    stacktrace: `ConnectException: ${fault}\n  at Orders.keep(Orders.java:42)`,
  };
  const database = { "db.system": "postgresql", "server.address": "db-02" };
  const keep = {
    service: "orders",
    name: "INSERT orders",
    kind: "client",
    after: 4,
    took: took - 12,
    attributes: database,
    fault,
    exception,
  };
  const order = { service: "orders", name: "POST /orders", kind: "server", after: 3, took: took - 6, fault, calls: [keep] };
  const ask = { service: "gateway", name: "POST orders", kind: "client", after: 1, took: took - 2, fault, calls: [order] };
  const attributes = { "http.route": "/checkout", "http.response.status_code": fault ? 502 : 200 };
  return { service: "gateway", name: entry, kind: "server", took, attributes, fault, calls: [ask] };
}

/** As a collector of OpenTelemetry does. */
async function send(at, spans) {
  const answer = await fetch(`${at.url}/v1/traces`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${at.collectorToken}` },
    body: JSON.stringify(exported(spans)),
  });
  assert.equal(answer.status, 200, await answer.text());
}
