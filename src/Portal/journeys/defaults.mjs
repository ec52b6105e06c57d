// An administrator gives a dashboard to an organisation; who never arranged anything sees it, and who did keeps their own.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

const widget = (page, name) => page.getByRole("region", { name, exact: true });

export async function administratorPublishesADefault(browser, screen, at) {
  const colleague = await openWindow(browser, screen, at);
  await enrol(colleague.page, { ...at, link: at.links.lin });
  await widget(colleague.page, "我的待办").waitFor();

  const admin = await openWindow(browser, screen, at);
  await enrol(admin.page, at);
  await admin.page.getByRole("button", { name: "编辑工作台" }).first().click();
  await add(admin.page, "重大事件");
  await picture(admin.page, at, `${screen}-gallery-for-others`);
  await admin.page.getByRole("dialog", { name: "组件库" }).getByRole("button", { name: "收起" }).click();
  await give(admin.page, "发布为单位默认布局", "西湖区");

  // A dashboard is asked for when its page is opened; what somebody else publishes does not move it under one's hands.
  await colleague.page.reload();
  await widget(colleague.page, "重大事件").waitFor();
  assert.equal(await widget(colleague.page, "我的待办").count(), 0, "the organisation's default took the product's place");
  await picture(colleague.page, at, `${screen}-organisation-default`);

  await colleague.page.getByRole("button", { name: "编辑工作台" }).click();
  await colleague.page.getByText("当前为“西湖区”的默认布局").waitFor();
  await add(colleague.page, "我的待办");
  await colleague.page.getByText("正在编辑您自己的布局").waitFor();

  await give(admin.page, "撤回单位默认布局", "西湖区");
  await colleague.page.reload();
  await widget(colleague.page, "我的待办").waitFor();
  await widget(colleague.page, "重大事件").waitFor();
  assert.equal(await widget(colleague.page, "团队待领取").count(), 0, "what one arranged stays, whatever becomes of the default");
  assert.deepEqual([...colleague.faults, ...admin.faults], []);
  for (const { context } of [colleague, admin]) await context.close();
}

async function add(page, name) {
  await page.getByRole("button", { name: "添加组件" }).click();
  const gallery = page.getByRole("dialog", { name: "组件库" });
  await gallery.getByRole("button", { name: `添加“${name}”` }).click();
  await gallery.getByText("已放置 1 个").first().waitFor();
}

async function give(page, what, organisation) {
  await page.getByRole("button", { name: "更多操作" }).click();
  await page.getByRole("menuitem", { name: what }).click();
  const form = page.getByRole("dialog", { name: what });
  await choose(page, "单位", organisation, form);
  await form.getByRole("button", { name: what }).click();
  await form.waitFor({ state: "hidden" });
}
