// Every page in both schemes: nothing that keeps people with impairments out.
import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openWindow } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const source = readdirSync(new URL("../src/", import.meta.url), { recursive: true })
  .filter((name) => /(^|[\\/])pages\.tsx$/.test(name))
  .map((name) => readFileSync(new URL(`../src/${name}`, import.meta.url), "utf8"))
  .join("\n");
/** Where a page of one thing is found: the list that leads to it. */
const lists = {
  "audit/streams/:id": "incidents",
  "changes/:id/plan": "changes",
  "monitoring/probes/:id/edit": "monitoring/probes",
  "ledger/:id/label": "ledger",
};

/** Whoever may enter a page visits it; at the end every page was visited by somebody. */
export async function everybodyCanUseIt(browser, screen, at) {
  const routes = [...source.matchAll(/path: "([^"]*)"/g)].map(([, path]) => path);
  const [found, left] = [[], new Set(routes)];
  for (const [login, link] of Object.entries(at.links)) {
    const { context, page, faults } = await openWindow(browser, screen, at);
    if (left.size === routes.length) {
      await page.goto("/sign-in");
      await page.evaluate(axe);
      found.push(...(await faultsAt(page, screen, "/sign-in")));
    }
    await enrol(page, { ...at, login, link });
    await page.evaluate(axe);
    const operations = await held(page);
    for (const route of [...left].filter((one) => mayEnter(one, operations))) {
      const place = await placeOf(page, route);
      if (place === undefined) continue;
      found.push(...(await faultsAt(page, screen, place)));
      left.delete(route);
    }
    assert.deepEqual(faults, []);
    await context.close();
  }
  console.log(`axe looked at ${routes.length - left.size} pages on ${screen}`);
  assert.deepEqual(found, []);
  assert.deepEqual([...left], [], "pages that nobody visited");
}

async function held(page) {
  return page.evaluate(async () => {
    const headers = { "Content-Type": "application/json", "X-Ops-Request": "portal" };
    const answer = await fetch("/graphql", { method: "POST", headers, body: JSON.stringify({ query: "{ viewer { operations } }" }) });
    return (await answer.json()).data.viewer.operations;
  });
}

function mayEnter(route, operations) {
  const operation = new RegExp(`path: "${route}"[^}]*?operation: "([^"]+)"`).exec(source)?.[1];
  return !operation || operations.includes(operation);
}

/** A page of one thing is that of the first thing in its list; undefined where the list has none. */
async function placeOf(page, route) {
  if (!route.includes(":id")) return `/${route}`;
  const list = lists[route] ?? route.replace("/:id", "");
  await enter(page, `/${list}`);
  const link = page.locator(`main a[href^="/${list}/0"], main a[href*="/${list}/"]:not([href$="/new"]):not([href$="/board"])`).first();
  if ((await link.count()) === 0) return undefined;
  const id = (await link.getAttribute("href")).split("/").at(-1);
  return `/${route.replace(":id", id)}`;
}

/** As by a link: the page that is left stays in sight until the next one has come. */
async function enter(page, place) {
  await page.evaluate((next) => {
    if (location.pathname === next) return;
    for (const heading of document.querySelectorAll("h1")) heading.dataset.left = "";
    history.pushState(null, "", next);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
  }, place);
  await page.locator("h1:not([data-left])").first().waitFor();
  await settled(page);
}

async function settled(page) {
  await page.waitForFunction(() => !document.querySelector(".loading, .moving, .ant-spin-spinning, .ant-skeleton, [aria-busy=true]"));
}

/** Colours change gently; what is in between is nobody's. */
async function still(page) {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  });
}

async function faultsAt(page, screen, place) {
  await enter(page, place);
  const faults = [];
  const first = await schemeOf(page);
  // A phone has the same colours.
  for (const scheme of screen === "phone" ? [first] : [first, other[first]]) {
    if (scheme !== first) await change(page, scheme);
    await still(page);
    // The scheme changes colours and nothing else.
    const rules = scheme === "dark" ? { runOnly: ["color-contrast"] } : {};
    const { violations } = await page.evaluate((only) => window.axe.run(document, { resultTypes: ["violations"], ...only }), rules);
    for (const { id, impact, nodes } of violations.filter((one) => one.impact === "serious" || one.impact === "critical"))
      faults.push(`${place} ${scheme} ${impact} ${id}: ${nodes.slice(0, 3).map(told).join(" | ")}`);
  }
  return faults;
}

const other = { light: "dark", dark: "light" };
const schemeOf = (page) => page.evaluate(() => document.documentElement.dataset.scheme);

async function change(page, scheme) {
  await page.getByRole("button", { name: scheme === "dark" ? "深色" : "浅色" }).click();
  await page.waitForFunction((chosen) => document.documentElement.dataset.scheme === chosen, scheme);
}

const told = (node) => `${node.html.slice(0, 140)} (${node.failureSummary?.slice(0, 200)})`;
