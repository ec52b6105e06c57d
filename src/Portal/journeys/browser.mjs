// Chromium as people use it: a desktop or a phone, Chinese or English, light or dark; with pictures when somebody wants to look.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

/**
 * @typedef {object} Surroundings
 * @property {string} url
 * @property {string} link The secret of a one-time link that opens the account.
 * @property {string} login
 * @property {Record<string, string>} [links] Secrets of links of others, by login.
 * @property {string} [workbook] A file to bring.
 * @property {string[]} [friends] Addresses besides our own that a page may be led to.
 * @property {string} [pictures] Where pictures go; none are taken without.
 */

export const screens = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const patience = 20_000;

/** The shell is the same browser without the parts that nobody sees; it takes less of the machine. */
const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

export async function openBrowser() {
  const executablePath = process.env.OPS_CHROMIUM ?? browsers.find(existsSync);
  // Chromium's sandbox refuses to be root, as the build machine is.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

export async function openWindow(browser, screen, at, more = {}) {
  const context = await browser.newContext({
    viewport: screens[screen],
    hasTouch: screen === "phone",
    isMobile: screen === "phone",
    reducedMotion: "reduce",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    baseURL: at.url,
    ...more,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on("pageerror", (fault) => faults.push(String(fault)));
  // What the page says of its own faults is the first thing whoever reads a red run wants to know.
  page.on("console", (line) => line.type() === "error" && console.error(`${page.url()} says: ${line.text()}`));
  // No request may leave the host: government networks are closed.
  page.on("request", (request) => {
    const friends = [at.url, "data:", ...(at.friends ?? [])];
    if (!friends.some((friend) => request.url().startsWith(friend))) faults.push(`left the host: ${request.url()}`);
  });
  return { context, page, faults };
}

export async function picture(page, at, name) {
  if (at.pictures) await page.screenshot({ path: join(at.pictures, `${name}.png`) });
}

/** Chooses from a list that belongs to a label; within a form, where the page has a list of that label too. */
export async function choose(page, label, option, place = page) {
  await place.getByRole("combobox", { name: label }).click();
  await page.locator(".ant-select-dropdown:visible").getByText(option).first().click();
}

/** Looks a thing up by its name, where there are too many for a list. */
export async function pick(page, place, label, name) {
  await place.getByRole("combobox", { name: label }).fill(name);
  await page.locator(".ant-select-dropdown:visible").getByText(name).first().click();
}
