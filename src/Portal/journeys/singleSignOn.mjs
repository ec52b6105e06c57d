// Somebody signs in by another house; when they sign out there, the page that is open here is out within seconds.
import { strict as assert } from "node:assert";
import { openWindow, picture } from "./browser.mjs";

const longest = 5_000;

export async function signingOutThereSignsOutHere(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, { ...at, friends: [at.house] });
  await page.goto("/incidents");
  await page.getByRole("heading", { name: "登录" }).waitFor();
  await page.getByRole("link", { name: "使用Government cloud登录" }).click();
  await page.getByRole("heading", { name: "事件列表" }).waitFor();
  await page.getByRole("button", { name: "当前用户：Person lin" }).waitFor();
  await picture(page, at, `${screen}-signed-in-by-house`);
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/graphql")));

  const since = Date.now();
  const told = await fetch(`${at.url}/sign-in/gov/logout`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ logout_token: at.logoutToken }),
  });
  assert.equal(told.status, 200, await told.text());
  await page.getByRole("heading", { name: "登录" }).waitFor();
  const took = Date.now() - since;
  console.log(`A page was signed out ${took} ms after the house said so`);
  assert.ok(took <= longest, `${took} ms`);
  assert.match(page.url(), /returnTo=%2Fincidents/);
  assert.deepEqual(faults, []);
  await context.close();
}
