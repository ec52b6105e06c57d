// Comes in as people do: by the one-time link with a new password, later by password and code.
import { picture } from "./browser.mjs";
import { codeOf, stepOf } from "./totp.mjs";

export const password = "Lake-West-2026";

/** Opens the account of a link; answers the authenticator's secret when one had to be set up. */
export async function enrol(page, at) {
  await page.goto(`/enrol#${at.link}`);
  await page.getByRole("heading", { name: "启用账号" }).waitFor();
  await page.getByLabel("新密码", { exact: true }).fill(password);
  await page.getByLabel("再次输入新密码").fill(password);
  await page.getByRole("button", { name: "继续" }).click();
  const factor = page.getByRole("heading", { name: "绑定验证器" });
  const home = page.getByRole("heading", { name: "工作台" });
  await factor.or(home).first().waitFor();
  if (!(await factor.isVisible())) return undefined;

  const secret = (await page.locator("code").innerText()).trim();
  await page.getByRole("img", { name: "绑定二维码" }).waitFor();
  await picture(page, at, "enrol-second-factor");
  await page.getByLabel("验证码").fill(codeOf(secret, stepOf()));
  await page.getByRole("button", { name: "验证" }).click();
  await page.getByRole("heading", { name: "恢复码" }).waitFor();
  await picture(page, at, "enrol-recovery-codes");
  await page.getByRole("button", { name: "我已保存" }).click();
  await home.waitFor();
  return secret;
}

export async function signOut(page) {
  await page.getByRole("button", { name: "当前用户" }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("heading", { name: "登录" }).waitFor();
}

export async function giveName(page, login, word) {
  await page.getByLabel("用户名").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(word);
  await page.getByRole("button", { name: "登录" }).click();
}
