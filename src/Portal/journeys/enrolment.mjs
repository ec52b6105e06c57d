// An administrator opens the account by the one-time link, signs out, and comes in again with a second factor.
import { strict as assert } from "node:assert";
import { openWindow, picture } from "./browser.mjs";
import { enrol, giveName, password, signOut } from "./signIn.mjs";
import { codeOf, stepOf } from "./totp.mjs";

export async function administratorEnrolsAndSignsIn(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  const secret = await enrol(page, at);
  assert.ok(secret, "an administrator needs a second factor");
  await signOut(page);

  await page.goto("/incidents");
  await page.getByRole("heading", { name: "登录" }).waitFor();
  assert.match(page.url(), /returnTo=%2Fincidents/);
  await giveName(page, at.login, "wrong");
  await page.getByRole("alert").waitFor();
  await picture(page, at, "sign-in-refused");
  await giveName(page, at.login, password);
  await page.getByRole("heading", { name: "第二重验证" }).waitFor();
  // The code of this step was used while enrolling; the next one is good already.
  await page.getByLabel("验证码").fill(codeOf(secret, stepOf() + 1));
  await page.getByRole("button", { name: "验证" }).click();
  await page.getByRole("button", { name: "当前用户" }).waitFor();
  assert.match(page.url(), /\/incidents$/);
  assert.deepEqual(faults, []);
  await context.close();
}
