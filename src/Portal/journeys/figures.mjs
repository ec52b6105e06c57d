// Says how quick the portal is on a cold start (on a machine that does nothing else, 1,500 ms at most are wanted),
// and walks through a long list without loading the page again.
import { strict as assert } from "node:assert";
import { openWindow } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

const coldStarts = Number(process.env.OPS_COLD_STARTS ?? 1);
const steps = 6;
const mostRows = 400;

export async function quickAndLight(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  const state = await context.storageState();
  await walk(page);
  await isInstallable(page, at);
  assert.deepEqual(faults, []);
  await context.close();

  for (const [place, storageState] of [
    ["/sign-in", undefined],
    ["/", state],
    ["/incidents", state],
  ]) {
    const paints = [];
    for (let i = 0; i < coldStarts; i += 1) paints.push(await firstPaint(browser, screen, at, place, storageState));
    console.log(`First contentful paint of ${place} on ${screen}, cold: ${paints.join(", ")} ms`);
  }
}

/** A window of its own has nothing in its cache. */
async function firstPaint(browser, screen, at, place, storageState) {
  const { context, page, faults } = await openWindow(browser, screen, at, { storageState, serviceWorkers: "block" });
  await page.goto(place);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  assert.deepEqual(faults, []);
  await context.close();
  return Math.round(paint);
}

async function walk(page) {
  await page.goto("/incidents");
  await page.getByText(/共 1\d{4} 条/).waitFor();
  await page.evaluate(() => {
    window.isTheSame = true;
  });
  const seen = new Set();
  const since = Date.now();
  for (let i = 0; i < steps; i += 1) {
    const rows = page.getByRole("main").locator('a[href^="/incidents/0"]');
    const first = await rows.first().getAttribute("href");
    assert.equal(seen.has(first), false, "every page shows other rows");
    seen.add(first);
    assert.ok((await rows.count()) <= mostRows, "a page is bounded");
    await page.getByRole("button", { name: "下一页" }).click();
    await page.waitForFunction((before) => document.querySelector('main a[href^="/incidents/0"]')?.getAttribute("href") !== before, first);
  }
  console.log(`${steps} further pages of 10,000 incidents: ${Math.round((Date.now() - since) / steps)} ms each`);
  assert.equal(await page.evaluate(() => window.isTheSame), true, "the page was never loaded again");
}

async function isInstallable(page, at) {
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await fetch(new URL(href, at.url))).json();
  for (const part of ["name", "short_name", "start_url", "display", "icons"]) assert.ok(manifest[part], `the manifest says its ${part}`);
  for (const { src } of manifest.icons) assert.equal((await fetch(new URL(src, at.url))).status, 200);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);
}
