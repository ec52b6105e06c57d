// Somebody finds nothing measured, connects a source, and sees its lines; a query with a mistake is shown where it is.
import { strict as assert } from "node:assert";
import { openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

const minutes = 10;
const written = 15_000;

export async function somebodySeesWhatIsMeasured(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/monitoring/metrics");
  await page.getByRole("heading", { name: "还没有收到任何指标，从这里开始接入" }).waitFor();
  await page.getByText("remote_write:").waitFor();
  await page.getByText("OpenTelemetry Collector").click();
  await page.getByText(`metrics_endpoint: ${at.url}/v1/metrics`).waitFor();
  await picture(page, at, `${screen}-metrics-empty`);

  await send(at);
  const box = page.getByRole("combobox", { name: "PromQL 查询" });
  await box.click();
  await box.pressSequentially("room_temp");
  const offered = page.locator(".ant-select-dropdown:visible .ant-select-item-option-content");
  await offered.getByText("room_temperature_celsius", { exact: true }).click();
  assert.equal(await box.inputValue(), "room_temperature_celsius");
  await box.pressSequentially("{ro");
  await offered.getByText("room", { exact: true }).click();
  await box.pressSequentially('=~"A|B"}');
  await page.getByRole("button", { name: "查询", exact: true }).click();
  await page.getByRole("heading", { name: "序列 2 条" }).waitFor();
  await page.getByRole("img", { name: "指标曲线图" }).locator("canvas").waitFor();
  const rows = page.getByRole("region", { name: "序列", exact: true }).getByRole("row");
  await rows.filter({ hasText: 'room="A"' }).getByText("29", { exact: true }).first().waitFor();
  const line = rows.filter({ hasText: 'room="B"' }).getByRole("button");
  await line.click();
  assert.equal(await line.getAttribute("aria-pressed"), "false");
  await picture(page, at, `${screen}-metrics-lines`);

  await page.getByRole("radiogroup", { name: "时间范围" }).getByText("15 分钟").click();
  await page.waitForURL(/range=15m/);
  await page.getByRole("heading", { name: "序列 2 条" }).waitFor();

  await page.getByRole("combobox", { name: "PromQL 查询" }).fill("sum(");
  await page.getByRole("combobox", { name: "PromQL 查询" }).press("Enter");
  await page.getByRole("alert").getByText("第 5 个字符处有误").waitFor();
  await picture(page, at, `${screen}-metrics-fault`);

  // Who sends is written down every few seconds.
  const sources = page.getByRole("region", { name: "数据来源", exact: true }).first();
  for (const since = Date.now(); !(await sources.isVisible()) && Date.now() - since < written; await page.waitForTimeout(500)) {
    await page.goto("/monitoring/metrics");
    await page.getByRole("heading", { name: /接入/ }).waitFor();
  }
  await sources.getByRole("row").filter({ hasText: "thermometers" }).getByText("hall").first().waitFor();
  await picture(page, at, `${screen}-metrics-sources`);
  assert.deepEqual(faults, []);
  await context.close();
}

/** As an SDK of OpenTelemetry would: two rooms that become warmer by a degree a minute, up to now. */
export async function send(at) {
  const now = BigInt(Date.now()) * 1_000_000n;
  const point = (room, minute) => ({
    asDouble: 20 + minute,
    timeUnixNano: String(now - BigInt(minutes - 1 - minute) * 60_000_000_000n),
    attributes: [{ key: "room", value: { stringValue: room } }],
  });
  const dataPoints = ["A", "B"].flatMap((room) => Array.from({ length: minutes }, (_, minute) => point(room, minute)));
  const body = {
    resourceMetrics: [
      {
        resource: { attributes: [{ key: "service.name", value: { stringValue: "hall" } }] },
        scopeMetrics: [{ metrics: [{ name: "room.temperature", unit: "Cel", gauge: { dataPoints } }] }],
      },
    ],
  };
  const answer = await fetch(`${at.url}/v1/metrics`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${at.collectorToken}` },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200, await answer.text());
}
