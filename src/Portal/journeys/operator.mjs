// An operator takes an incident from the report to its end, and looks back at how it was.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

export async function operatorHandlesAnIncident(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  const title = `邮件系统无法登录 ${screen}`;
  await enrol(page, at);
  await report(page, title);
  await picture(page, at, `${screen}-reported`);

  await act(page, "分诊", async () => {
    await choose(page, "影响度", "大");
    await choose(page, "紧急度", "高");
  });
  await shows(page, "已分诊");
  await act(page, "分派", () => choose(page, "支持团队", "Network"));
  await shows(page, "已分派");
  await act(page, "受理");
  await shows(page, "处理中");

  await page.getByRole("textbox", { name: "写评论" }).fill("已联系报告人，正在排查。");
  await page.getByRole("button", { name: "发表" }).click();
  await page.getByText("已联系报告人，正在排查。").last().waitFor();
  await page.locator("input[type=file]").setInputFiles({ name: "日志.txt", mimeType: "text/plain", buffer: Buffer.from("login failed") });
  await page.getByRole("link", { name: "日志.txt" }).waitFor();

  await act(page, "挂起", () => choose(page, "原因", "等待用户"));
  await shows(page, "挂起");
  await picture(page, at, `${screen}-on-hold`);
  await act(page, "恢复处理");
  await shows(page, "处理中");
  await act(page, "解决", async () => {
    await choose(page, "解决方式", "已修复");
    await page.getByRole("textbox", { name: "解决过程" }).fill("重启认证服务后恢复。");
  });
  await shows(page, "已解决");
  await act(page, "关闭");
  await shows(page, "已关闭");
  await picture(page, at, `${screen}-closed`);

  await lookBack(page);
  await picture(page, at, `${screen}-past`);
  await page.getByRole("button", { name: "回到现在" }).first().click();
  await shows(page, "已关闭");
  assert.deepEqual(faults, []);
  await context.close();
}

async function report(page, title) {
  await page.goto("/");
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  await page.getByRole("button", { name: "上报事件" }).click();
  await page.getByRole("textbox", { name: "标题" }).fill(title);
  await page.getByRole("textbox", { name: "描述" }).fill("多人反映，自今晨起。");
  await choose(page, "受影响单位", "西湖区");
  await choose(page, "受影响服务", "Mail");
  const reporter = page.getByRole("textbox", { name: "报告人" });
  if ((await reporter.inputValue()) === "") await reporter.fill("陈静");
  await page.getByRole("main").getByRole("button", { name: "上报事件" }).click();
  await page.getByRole("heading", { name: title }).waitFor();
  await shows(page, "新建");
}

/** Opens an action wherever the page offers it, fills its form in and sends it. */
export async function act(page, name, fill = async () => {}) {
  const direct = page.getByRole("main").getByRole("button", { name, exact: true });
  const more = page.getByRole("button", { name: "更多操作" });
  await direct.or(more).first().waitFor();
  if (!(await direct.isVisible())) await more.click();
  // What is allowed may change while the menu opens, and an action come out of it.
  await direct
    .or(page.getByRole("menuitem", { name, exact: true }))
    .first()
    .click();
  const form = page.getByRole("dialog", { name });
  await form.waitFor();
  await fill(form);
  await form.getByRole("button", { name, exact: true }).click();
  await form.waitFor({ state: "hidden" });
}

/** The state at the top of the page. */
export async function shows(page, status) {
  await page.locator(".page-header .status", { hasText: status }).waitFor();
}

async function lookBack(page) {
  const back = page.getByRole("button", { name: "上一条记录" });
  await back.click();
  await page.getByText("仅供查看").waitFor();
  await shows(page, "已解决");
  assert.equal(await page.getByRole("main").getByRole("button", { name: "更多操作" }).count(), 0, "the past cannot be acted on");
}
