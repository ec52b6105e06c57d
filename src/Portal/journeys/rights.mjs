// A security administrator gives rights that end by themselves, and takes others back; the page of whoever holds them follows, unloaded.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

const longest = 5_000;
const shortLife = 20_000;

export async function rightsComeAndGoOnAnOpenPage(browser, screen, at) {
  const grantee = await openWindow(browser, screen, at);
  await enrol(grantee.page, { ...at, link: at.links.grantee });
  await grantee.page.evaluate(() => {
    window.isTheSame = true;
  });
  const places = grantee.page.getByRole("navigation", { name: "主菜单" });
  const list = places.getByRole("link", { name: "事件列表" });
  await places.getByRole("link", { name: "工作台" }).waitFor();
  assert.equal(await list.count(), 0);

  const admin = await openWindow(browser, screen, at);
  await enrol(admin.page, at);
  const names = await heldBack(admin.page, '"teams":');
  await admin.page.goto("/access/grants");
  await give(admin.page, "运维人员", undefined, names);
  await within("a menu entry that was granted", () => list.waitFor());
  await list.click();
  await grantee.page.getByRole("heading", { name: "事件列表" }).waitFor();
  await grantee.page.getByText("Mail is down").first().waitFor();

  await takeBack(admin.page);
  await within("a page that was taken back", () => grantee.page.getByRole("heading", { name: "没有权限" }).waitFor());
  await list.waitFor({ state: "detached" });
  await picture(grantee.page, at, `${screen}-taken-back`);

  const end = Math.ceil((Date.now() + shortLife) / 1000) * 1000;
  await give(admin.page, "运维人员", inShanghai(end));
  await within("a page that came back", () => grantee.page.getByRole("heading", { name: "事件列表" }).waitFor());
  assert.ok(Date.now() < end, "the grant was given in time");
  await grantee.page.getByRole("heading", { name: "没有权限" }).waitFor({ timeout: shortLife + longest });
  report("a page whose grant expired", Date.now() - end);
  assert.equal(await grantee.page.evaluate(() => window.isTheSame), true, "the page was never loaded again");
  assert.deepEqual([...grantee.faults, ...admin.faults], []);
  for (const { context } of [grantee, admin]) await context.close();
}

async function give(page, role, until, names) {
  await page.getByRole("main").getByRole("button", { name: "授权", exact: true }).click();
  const form = page.getByRole("dialog", { name: "授权" });
  names?.come();
  await form.getByRole("combobox", { name: "授予对象", exact: true }).fill("grantee");
  await page.locator(".ant-select-dropdown:visible").getByText("grantee").first().click();
  await choose(page, "角色", role, form);
  await choose(page, "单位", "杭州市", form);
  await form.getByRole("textbox", { name: "理由" }).fill("夜间值守");
  const field = form.getByRole("textbox", { name: /到期时间/ });
  if (until) await field.fill(until);
  // Enter takes the date and sends the form.
  if (until) await field.press("Enter");
  else await form.getByRole("button", { name: "授权", exact: true }).click();
  await form.waitFor({ state: "hidden" });
}

/** Holds answers that say this back, so that a form is open before its choices are known. */
async function heldBack(page, text) {
  const held = { come: () => {} };
  const opened = new Promise((go) => {
    held.come = go;
  });
  await page.route("**/graphql", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes(text)) await opened;
    await route.fulfill({ response });
  });
  return held;
}

async function takeBack(page) {
  await page
    .getByRole("row", { name: /grantee/ })
    .getByRole("button", { name: "撤销" })
    .click();
  const form = page.getByRole("dialog", { name: "撤销" });
  await form.getByRole("textbox", { name: "理由" }).fill("值守结束");
  await form.getByRole("button", { name: "撤销", exact: true }).click();
  await form.waitFor({ state: "hidden" });
}

const inShanghai = (at) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

/** Within five seconds of the click, however long the page then takes to draw. */
async function within(what, happens) {
  const since = Date.now();
  await happens();
  report(what, Date.now() - since);
}

function report(what, took) {
  console.log(`${what}: ${took} ms`);
  assert.ok(took <= longest, `${what} took ${took} ms`);
}
