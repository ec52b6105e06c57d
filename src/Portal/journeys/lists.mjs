// An operator works on many incidents at once, arranges the columns of a list for good, and goes anywhere by a few letters.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol, giveName, password, signOut } from "./signIn.mjs";

/** Two incidents were triaged and one was not. */
export async function operatorWorksOnManyAtOnce(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/incidents");
  await select(page, "Triaged one");
  await select(page, "Triaged two");
  const bar = page.getByRole("toolbar", { name: "已选 2 项" });
  await bar.getByRole("button", { name: "分派", exact: true }).click();
  const form = page.getByRole("dialog", { name: "批量分派（2 项）" });
  await choose(page, "支持团队", "Network", form);
  await form.getByRole("button", { name: "分派", exact: true }).click();
  await form.getByText("2 项完成，0 项未完成").waitFor();
  await picture(page, at, `${screen}-batch`);
  await form.getByRole("button", { name: "关闭" }).last().click();
  for (const title of ["Triaged one", "Triaged two"]) await row(page, title).getByText("Network").waitFor();

  await select(page, "Triaged one");
  await select(page, "Not triaged");
  const mixed = page.getByRole("toolbar", { name: "已选 2 项" });
  await mixed.getByRole("button", { name: "挂起", exact: true }).waitFor();
  assert.equal(await mixed.getByRole("button", { name: "受理", exact: true }).count(), 0, "only what is allowed for each of them");
  await mixed.getByRole("button", { name: "取消选择" }).click();

  await select(page, "Triaged one");
  await select(page, "Triaged two");
  await page.getByRole("toolbar", { name: "已选 2 项" }).getByRole("button", { name: "受理", exact: true }).click();
  const taken = page.getByRole("dialog", { name: "批量受理（2 项）" });
  await taken.getByRole("button", { name: "受理", exact: true }).click();
  await taken.getByText("2 项完成，0 项未完成").waitFor();
  await taken.getByRole("button", { name: "撤销本次操作" }).click();
  await taken.getByText("已撤销 · 2 项完成，0 项未完成").waitFor();
  await taken.getByRole("button", { name: "关闭" }).last().click();
  for (const title of ["Triaged one", "Triaged two"]) await row(page, title).getByText("已分派").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}

/** Columns are chosen, widened and moved, and stay so at the next sign-in. */
export async function operatorArrangesAList(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/incidents");
  await head(page, "服务").waitFor();
  await page.getByRole("button", { name: "显示列" }).click();
  await page.getByRole("checkbox", { name: "服务" }).click();
  await head(page, "服务").waitFor({ state: "detached" });
  await page.getByRole("checkbox", { name: "报告人" }).click();
  await head(page, "报告人").waitFor();
  await page.getByRole("spinbutton", { name: "“状态”的宽度" }).fill("200");
  await page.getByRole("spinbutton", { name: "“状态”的宽度" }).blur();
  await page.waitForFunction(() => [...document.querySelectorAll("th")].some((th) => th.innerText === "状态" && th.offsetWidth >= 200));
  await page.getByRole("button", { name: "“状态”前移" }).click();
  await page.waitForFunction(() => {
    const names = [...document.querySelectorAll("th")].map((th) => th.innerText.trim());
    return names.indexOf("状态") < names.indexOf("标题");
  });
  await picture(page, at, `${screen}-columns`);
  await page.keyboard.press("Escape");
  const before = await heads(page);

  await signOut(page);
  await giveName(page, at.login, password);
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  await page.goto("/incidents");
  await head(page, "报告人").waitFor();
  assert.deepEqual(await heads(page), before, "columns, their order and their widths follow their owner");
  await page.getByRole("button", { name: "显示列" }).click();
  await page.getByRole("button", { name: "恢复默认列" }).click();
  await head(page, "服务").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}

/** A few letters lead to incidents, services, people, organisations and pages; of each only to what one may see. */
export async function wordsLeadAnywhere(browser, screen, at) {
  const operator = await openWindow(browser, screen, at);
  await enrol(operator.page, at);
  await finds(operator.page, "Mail is down", "事件", /Mail is down/);
  await finds(operator.page, "mail", "服务", /Mail/);
  await finds(operator.page, "wang", "团队", /Service desk/);
  await finds(operator.page, "西湖", "单位", /西湖区/);
  await finds(operator.page, "事件列表", "页面", /事件列表/);
  await findsNothing(operator.page, "审计追溯");
  await findsNothing(operator.page, "secadmin");
  await finds(operator.page, "事件列表", "页面", /事件列表/);
  await operator.page.keyboard.press("Enter");
  await operator.page.waitForURL(/\/incidents$/);
  await finds(operator.page, "Mail is down", "事件", /Mail is down/);
  await operator.page.getByText("查看全部结果").click();
  await operator.page.waitForURL(/\/search\?text=/);
  await operator.page
    .getByRole("main")
    .getByRole("link", { name: /Mail is down/ })
    .first()
    .waitFor();

  const security = await openWindow(browser, screen, at);
  await enrol(security.page, { ...at, link: at.links.zhou });
  await finds(security.page, "secadmin", "账号", /secadmin/);
  await picture(security.page, at, `${screen}-palette`);
  await findsNothing(security.page, "Mail is down");
  assert.deepEqual([...operator.faults, ...security.faults], []);
  for (const { context } of [operator, security]) await context.close();
}

const row = (page, title) => page.getByRole("row", { name: new RegExp(title) });
const select = (page, title) => row(page, title).getByRole("checkbox").click();
const head = (page, name) => page.getByRole("columnheader", { name }).first();

const heads = (page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll("th")].filter((th) => th.innerText.trim() !== "" && th.offsetHeight > 0);
    return shown.map((th) => `${th.innerText.trim()} ${th.offsetWidth}`);
  });

async function ask(page, words) {
  const field = page.getByRole("combobox", { name: "搜索" });
  if (!(await field.isVisible())) await page.keyboard.press("Control+k");
  await field.fill(words);
}

async function finds(page, words, group, hit) {
  await ask(page, words);
  await page.getByRole("group", { name: group, exact: true }).getByRole("option", { name: hit }).first().waitFor();
}

async function findsNothing(page, words) {
  const answered = page.waitForResponse(
    (answer) => answer.url().endsWith("/graphql") && (answer.request().postData() ?? "").includes(words),
  );
  await ask(page, words);
  await answered;
  await page.getByText("没有找到结果").waitFor();
}
