// An operator arranges the first page and finds it at the next sign-in; keeps a filter for colleagues; hears of work without a reload.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol, giveName, password, signOut } from "./signIn.mjs";

const widget = (page, name) => page.getByRole("region", { name, exact: true });

export async function operatorArrangesTheDashboard(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.getByRole("heading", { name: "工作台" }).waitFor();
  await widget(page, "我的待办").waitFor();
  await picture(page, at, "dashboard");

  await page.getByRole("button", { name: "编辑工作台" }).click();
  await page.getByRole("button", { name: "添加组件" }).click();
  const gallery = page.getByRole("dialog", { name: "组件库" });
  await gallery.getByRole("button", { name: "添加“重大事件”" }).click();
  await gallery.getByText("已放置 2 个").waitFor();
  await picture(page, at, "dashboard-gallery");
  await gallery.getByRole("button", { name: "收起" }).click();
  await page.getByRole("button", { name: "移除“重大事件”" }).first().click();
  await page.waitForFunction(() => document.querySelectorAll('[data-kind="MAJOR_INCIDENTS"]').length === 1);

  const before = await placeOf(page, "TEAM_QUEUE");
  await drag(page, "移动“团队待领取”", -700, 0);
  await page.waitForFunction(
    (was) => document.querySelector('[data-kind="TEAM_QUEUE"]').parentElement.style.gridColumn !== was,
    before.column,
  );
  const dragged = await placeOf(page, "TEAM_QUEUE");
  assert.match(dragged.column, /^1 /, "dragged to the left edge");
  await page.getByRole("button", { name: "撤销" }).and(page.locator(":enabled")).click();
  await page.waitForFunction(
    (was) => document.querySelector('[data-kind="TEAM_QUEUE"]').parentElement.style.gridColumn === was,
    before.column,
  );
  await page.getByRole("button", { name: "重做" }).and(page.locator(":enabled")).click();
  await page.waitForFunction(
    (was) => document.querySelector('[data-kind="TEAM_QUEUE"]').parentElement.style.gridColumn === was,
    dragged.column,
  );

  await page.getByRole("button", { name: "移动“最近变化”" }).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.getByRole("button", { name: "历史布局" }).click();
  const history = page.getByRole("dialog", { name: "历史布局" });
  await history.getByText("移动了最近变化").first().waitFor();
  await history.getByText("从默认布局开始").click();
  await history.getByRole("button", { name: "恢复此布局" }).waitFor();
  await picture(page, at, "dashboard-history");
  await history.getByRole("button", { name: "收起" }).click();
  await page.getByRole("button", { name: "完成" }).click();
  const kept = await placeOf(page, "TEAM_QUEUE");

  await signOut(page);
  await giveName(page, at.login, password);
  await widget(page, "团队待领取").waitFor();
  assert.deepEqual(await placeOf(page, "TEAM_QUEUE"), kept, "the layout is there at the next sign-in");
  assert.deepEqual(faults, []);
  await context.close();
}

/** Two people of one organisation; the second link is OPS_COLLEAGUE's. */
export async function colleaguesShareAFilter(browser, screen, at) {
  const first = await openWindow(browser, screen, at);
  await enrol(first.page, at);
  await first.page.goto("/incidents");
  await choose(first.page, "优先级", "紧急");
  await first.page.keyboard.press("Escape");
  await first.page.getByRole("button", { name: "已存筛选" }).click();
  await first.page.getByRole("button", { name: "保存当前筛选" }).click();
  const form = first.page.getByRole("dialog", { name: "保存当前筛选" });
  await form.getByRole("textbox", { name: "名称" }).fill("紧急事件");
  await form.getByRole("switch").click();
  await form.getByRole("button", { name: "保存当前筛选" }).click();
  await first.page.getByRole("button", { name: "紧急事件" }).waitFor();

  const second = await openWindow(browser, screen, at);
  await enrol(second.page, { ...at, link: at.colleague });
  await second.page.goto("/incidents");
  await second.page.getByRole("button", { name: "已存筛选" }).click();
  await second.page.getByText(`${at.login} 共享`).waitFor();
  await picture(second.page, at, "shared-filter");
  await second.page.getByRole("button", { name: /^紧急事件/ }).click();
  await second.page.waitForURL(/priority=CRITICAL/);
  assert.deepEqual([...first.faults, ...second.faults], []);
}

/** Somebody assigns an incident while the page stands open; what to send is OPS_ASSIGN's business. */
export async function newsArriveByThemselves(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  const bell = page.getByRole("button", { name: /^通知/ });
  await bell.waitFor();
  const before = Number((await bell.getAttribute("aria-label")).match(/\d+/)[0]);
  const answer = await fetch(`${at.url}/graphql`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${at.operatorToken}` },
    body: at.assign,
  });
  assert.ok(!(await answer.text()).includes('"code"'), "the incident was assigned");
  await page.getByRole("button", { name: `通知，${before + 1} 条未读` }).waitFor();
  await bell.click();
  const panel = page.getByRole("dialog", { name: "通知" });
  await panel.getByText("事件已分派给您").first().waitFor();
  await picture(page, at, `${screen}-notifications`);
  await panel.getByRole("button", { name: "全部标为已读" }).click();
  await page.getByRole("button", { name: "通知，0 条未读" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
}

async function placeOf(page, kind) {
  return page
    .locator(`[data-kind="${kind}"]`)
    .first()
    .evaluate((found) => {
      const { gridColumn, gridRow } = found.parentElement.style;
      return { column: gridColumn, row: gridRow };
    });
}

async function drag(page, name, x, y) {
  const mover = page.getByRole("button", { name });
  await mover.scrollIntoViewIfNeeded();
  const box = await mover.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + x / 2, box.y + y / 2, { steps: 6 });
  await page.mouse.move(box.x + x, box.y + y, { steps: 6 });
  await page.mouse.up();
}
