// Takes a picture of every page, to be looked at: `OPS_URL=… OPS_DATA=<the server's folder> OPS_PICTURES=<folder> node journeys/pictures.mjs
// [words of names]`. The server runs as Development on a folder with `seed demo`; house.mjs fills it with people.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser, screens } from "./browser.mjs";
import { cookieName, furnish } from "./house.mjs";

const url = process.env.OPS_URL ?? "http://127.0.0.1:5080";
const folder = process.env.OPS_PICTURES ?? "pictures";
const languages = (process.env.OPS_LANGUAGES ?? "zh-CN,en-US").split(",");
const schemes = (process.env.OPS_SCHEMES ?? "light,dark").split(",");
const wanted = process.argv.slice(2);
const tallest = 2_400;
/** Charts draw themselves after their answer is here. */
const settling = 300;

/** Every place, and who sees it best. */
async function placesOf({ wanglei, qianwei, heyun, sysadmin, secadmin }) {
  const found = await wanglei.ask(`{
    incidents(first: 1, filter: { statuses: [IN_PROGRESS] }) { nodes { id } }
    calendars(first: 1) { nodes { id } } agreements(first: 1) { nodes { id } }
  }`);
  const held = await secadmin.ask(`{
    accounts(first: 1, text: "chenjing") { nodes { id } } accessGroups(first: 1, text: "夜间") { nodes { id } } accessReviews(first: 1) { nodes { id } }
  }`);
  const { configurationItems: items } = await heyun.ask(
    '{ configurationItems(first: 1, filter: { text: "core-sw-01" }) { nodes { id } } }',
  );
  const item = items.nodes[0].id;
  const incident = found.incidents.nodes[0].id;
  const at = encodeURIComponent(new Date(Date.now() - 3_600_000).toISOString());
  return {
    home: [wanglei, "/"],
    incidents: [wanglei, "/incidents"],
    board: [wanglei, "/incidents/board"],
    report: [wanglei, "/incidents/new"],
    incident: [wanglei, `/incidents/${incident}`],
    items: [heyun, "/configuration/items"],
    "items-of-type": [heyun, "/configuration/items?type=switch"],
    item: [heyun, `/configuration/items/${item}`],
    "register-item": [heyun, "/configuration/items/new?type=server"],
    "item-types": [heyun, "/configuration/types"],
    "item-type": [heyun, "/configuration/types/switch"],
    "define-item-type": [heyun, "/configuration/types/define?key=server"],
    services: [sysadmin, "/services"],
    organisations: [sysadmin, "/organisations"],
    teams: [sysadmin, "/teams"],
    calendars: [sysadmin, "/sla/calendars"],
    calendar: [sysadmin, `/sla/calendars/${found.calendars.nodes[0].id}`],
    agreements: [sysadmin, "/sla/agreements"],
    agreement: [sysadmin, `/sla/agreements/${found.agreements.nodes[0].id}`],
    matrix: [sysadmin, "/sla/matrix"],
    "what-if": [sysadmin, "/sla/what-if"],
    clocks: [wanglei, "/sla/clocks"],
    attainment: [wanglei, "/sla/attainment"],
    audit: [qianwei, "/audit"],
    stream: [qianwei, `/audit/streams/${incident}`],
    projections: [sysadmin, "/projections"],
    feed: [qianwei, "/feed"],
    accounts: [sysadmin, "/access/accounts"],
    account: [secadmin, `/access/accounts/${held.accounts.nodes[0].id}`],
    leavers: [sysadmin, "/access/leavers"],
    groups: [secadmin, "/access/groups"],
    group: [secadmin, `/access/groups/${held.accessGroups.nodes[0].id}`],
    roles: [secadmin, "/access/roles"],
    grants: [secadmin, "/access/grants"],
    requests: [secadmin, "/access/requests"],
    reviews: [secadmin, "/access/reviews"],
    review: [secadmin, `/access/reviews/${held.accessReviews.nodes[0].id}`],
    "who-could": [qianwei, "/access/who-could?operation=incident.close&organisation=330100"],
    "break-glass": [secadmin, "/access/break-glass"],
    sessions: [secadmin, "/access/sessions"],
    tokens: [secadmin, "/access/tokens"],
    me: [wanglei, "/me"],
    past: [qianwei, `/access/grants?asOf=${at}`],
    missing: [wanglei, "/nowhere"],
    "not-permitted": [wanglei, "/access/grants"],
    "sign-in": [null, "/sign-in"],
    "enrol-wrong": [null, "/enrol#nothing"],
  };
}

const people = await furnish(url, process.env.OPS_DATA ?? ".data");
const places = Object.entries(await placesOf(people)).filter(([name]) => wanted.length === 0 || wanted.includes(name));
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const screen of (process.env.OPS_SCREENS ?? "desktop,phone").split(","))
    for (const language of languages) for (const scheme of schemes) await look(screen, language, scheme);
} finally {
  await browser.close();
}

async function look(screen, language, scheme) {
  const pages = new Map();
  for (const [name, [person, path]] of places) {
    if (!pages.has(person)) pages.set(person, await windowOf(person, screen, language, scheme));
    const page = pages.get(person);
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".loading, .moving, .ant-spin-spinning, .ant-skeleton, [aria-busy=true]"));
    await page.waitForTimeout(settling);
    await withoutSideways(page, `${screen} ${language} ${scheme} ${name}`);
    const { width, height } = screens[screen];
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: process.env.OPS_WHOLE ? Math.min(tallest, Math.max(height, whole)) : height });
    await page.screenshot({ path: join(folder, `${name}.${screen}.${language}.${scheme}.png`) });
    await page.setViewportSize({ width, height });
  }
  for (const page of pages.values()) await page.context().close();
}

/** What is wider than the window is cut off on a phone: it is said, not only seen. */
async function withoutSideways(page, where) {
  const [inner, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  if (whole > inner) console.log(`${where}: ${whole - inner} px too wide`);
}

async function windowOf(person, screen, language, scheme) {
  const context = await browser.newContext({
    viewport: screens[screen],
    hasTouch: screen === "phone",
    isMobile: screen === "phone",
    reducedMotion: "reduce",
    locale: language,
    timezoneId: "Asia/Shanghai",
    baseURL: url,
  });
  if (person)
    await context.addCookies([{ name: cookieName, value: person.cookie, domain: new URL(url).hostname, path: "/", secure: true }]);
  await context.addInitScript(
    ([chosen, words]) => {
      localStorage.setItem("ops.scheme", JSON.stringify(chosen));
      localStorage.setItem("ops.language", words);
    },
    [scheme, language],
  );
  const page = await context.newPage();
  page.on("pageerror", (fault) => console.log(`${page.url()}: ${fault}`));
  return page;
}
