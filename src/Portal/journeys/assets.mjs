// Whoever keeps the ledger receives a machine, racks it where a switch stands, sees that, takes stock, and the ledger follows.
import { strict as assert } from "node:assert";
import { choose, openWindow, pick, picture } from "./browser.mjs";
import { act } from "./operator.mjs";
import { enrol } from "./signIn.mjs";

const [tag, model, rack, other] = ["ZC-0100", "泰山 200", "R-01", "R-02"];

export async function keeperRacksAnAssetAndTakesStock(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await receive(page);
  await picture(page, at, `${screen}-asset-received`);

  await act(page, "上架", async (form) => {
    await pick(page, form, "机柜", rack);
    await form.getByLabel("起始 U 位").fill("10");
    await form.getByLabel("高度（U）").fill("2");
  });
  const main = page.getByRole("main");
  await main.getByText("U10–11").first().waitFor();
  await picture(page, at, `${screen}-asset-racked`);

  await main
    .getByRole("link", { name: new RegExp(rack) })
    .first()
    .click();
  await page.getByRole("heading", { name: rack, level: 1 }).waitFor();
  await page.getByText("2 处冲突").waitFor();
  const block = page.getByRole("region", { name: "正面" }).getByRole("link", { name: /泰山 200.*重叠/ });
  await block.waitFor();
  assert.equal(await page.locator(".rack-wrong.rack-block").count(), 3, "the switch in front, the machine on both sides");
  await picture(page, at, `${screen}-rack`);
  await block.click();
  await page.getByRole("heading", { name: model, level: 1 }).waitFor();
  const address = page.url();

  await main.getByRole("button", { name: "标签" }).click();
  await page.getByRole("img", { name: new RegExp(tag) }).waitFor();
  await picture(page, at, `${screen}-label`);

  await takeStock(page, at, screen, address);
  await page.goto(address);
  await page.getByText(other).first().waitFor();
  await page
    .getByText(/盘点结果处理/)
    .first()
    .waitFor();
  await picture(page, at, `${screen}-asset-followed`);
  assert.deepEqual(faults, []);
  await context.close();
}

async function receive(page) {
  await page.goto("/ledger/new");
  await choose(page, "单位", "西湖区");
  await page.getByRole("textbox", { name: "资产编号" }).fill(tag);
  await page.getByRole("textbox", { name: "型号" }).fill(model);
  await page.getByLabel("原值（元）").fill("60000");
  await page.getByLabel("折旧月数").fill("60");
  await page.getByRole("main").getByRole("button", { name: "资产入账" }).click();
  await page.getByRole("heading", { name: model, level: 1 }).waitFor();
}

async function takeStock(page, at, screen, address) {
  await page.goto("/ledger/stocktakings");
  await act(page, "发起盘点", async (form) => {
    await form.getByRole("textbox", { name: "名称" }).fill("年终盘点");
    await choose(page, "单位", "西湖区", form);
  });
  await page.getByRole("link", { name: /STK/ }).first().click();
  await page.getByRole("heading", { name: "年终盘点", level: 1 }).waitFor();

  const form = page.getByRole("region", { name: "清点" });
  const scan = async (text) => {
    await form.getByRole("textbox", { name: "扫描标签或输入资产编号" }).fill(text);
    await form.getByRole("button", { name: "清点" }).click();
  };
  await scan("ZC-9999");
  await page.getByText("已清点 ZC-9999").waitFor();
  // What a scanner reads from the label.
  await pick(page, form, "实际位置", other);
  await scan(`${address}#${tag}`);
  await page.getByText(`已清点 ${tag}`).waitFor();
  await picture(page, at, `${screen}-counting`);

  await act(page, "结束清点");
  await page.getByText("位置不符").first().waitFor();
  await picture(page, at, `${screen}-differences`);
  await settle(page, tag, "更新台账位置", "已移到二号机柜");
  await settle(page, "ZC-9999", "台账不变", "访客设备");
  await act(page, "完成盘点");
  await page.getByText("已完成").first().waitFor();
  await picture(page, at, `${screen}-stock-closed`);
}

async function settle(page, number, decision, note) {
  const line = page.locator("main tbody tr, main .cards > li").filter({ hasText: number });
  await line.getByRole("button", { name: "处理" }).click();
  const form = page.getByRole("dialog", { name: "处理" });
  await choose(page, "处理方式", decision, form);
  await form.getByLabel("备注").fill(note);
  await form.getByRole("button", { name: "处理", exact: true }).click();
  await form.waitFor({ state: "hidden" });
  await line.getByText(decision).waitFor();
}
