// Takes a picture of every page, to be looked at: `OPS_URL=… OPS_DATA=<the server's folder> OPS_PICTURES=<folder> node journeys/pictures.mjs
// [words of names]`. The server runs as Development on a folder with `seed demo`; house.mjs fills it with people.
// OPS_OPENED=1 takes pictures of what the pages' buttons open as well: every form, list and menu.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openBrowser, screens } from "./browser.mjs";
import { cookieName, furnish, password } from "./house.mjs";
import { brokenCall } from "./watch.mjs";

const url = process.env.OPS_URL ?? "http://127.0.0.1:5080";
const folder = process.env.OPS_PICTURES ?? "pictures";
const languages = (process.env.OPS_LANGUAGES ?? "zh-CN,en-US").split(",");
const schemes = (process.env.OPS_SCHEMES ?? "light,dark").split(",");
const wanted = process.argv.slice(2);
const tallest = 2_400;
/** Charts draw themselves after their answer is here. */
const settling = 300;

/** What a page is asked to do before it is looked at, in whatever language it speaks. */
const search = (text) => async (page) => {
  await page.keyboard.press("Control+k");
  await page.locator(".palette input").fill(text);
};
const press = (selector) => (page) => page.locator(selector).first().click();
const rows = 3;
const chooseRows = async (page) => {
  for (let row = 0; row < rows; row++) await page.locator("tbody input[type=checkbox]").nth(row).click();
};
const loseServer = async (page) => {
  await page.route("**/graphql", (request) => request.abort());
  await page.locator("nav a[href='/incidents']").click();
};
const signIn = (login, secret) => async (page) => {
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(secret);
  await page.locator("button[type=submit]").click();
  await page.locator("#code, [role=alert]").waitFor();
};
const arrange = (page, words) => page.getByRole("button", { name: words("workspace").edit }).click();

/** Every place, who sees it best, and what is done there. */
async function placesOf({ wanglei, qianwei, heyun, guping, zhaomin, sysadmin, secadmin }) {
  const found = await wanglei.ask(`{
    incidents(first: 1, filter: { text: "wanglei", statuses: [IN_PROGRESS] }) { nodes { id timeline(first: 100) { nodes { type recordedAt } } } }
    teams(first: 200) { nodes { id onCallRoster { plan { version } } } } calendars(first: 1) { nodes { id } } agreements(first: 1) { nodes { id } }
  }`);
  const held = await secadmin.ask(`{
    accounts(first: 1, text: "chenjing") { nodes { id } } accessGroups(first: 1, text: "夜间") { nodes { id } } accessReviews(first: 1) { nodes { id } }
  }`);
  const { configurationItems: items } = await heyun.ask(
    '{ configurationItems(first: 1, filter: { text: "core-sw-01" }) { nodes { id } } }',
  );
  const item = items.nodes[0].id;
  const { changes } = await wanglei.ask("{ changes(first: 20) { nodes { id title } } }");
  const change = (title) => changes.nodes.find((one) => one.title.startsWith(title)).id;
  const kept = await guping.ask(`{
    assets(first: 1, filter: { text: "ZC-2024-010" }) { nodes { id place { id } } } stocktakings(first: 1) { nodes { id } }
  }`);
  const { id: asset, place: rack } = kept.assets.nodes[0];
  const { alerts, alertRules, probes } = await wanglei.ask(
    '{ alerts(first: 1, filter: { text: "误码" }) { nodes { id } } alertRules(first: 1) { nodes { id } } probes(first: 1) { nodes { id } } }',
  );
  const isAbout = (one) => one.incident;
  const { deliveries } = await wanglei.askUntil(
    (answer) => answer.deliveries.nodes.some(isAbout),
    "{ deliveries(first: 50) { nodes { incident { id team { id } } } } }",
  );
  const called = deliveries.nodes.find(isAbout);
  const { link } = await sysadmin.make("issueEnrolmentLink", "link", { accountId: held.accounts.nodes[0].id });
  const { id: incident, timeline } = found.incidents.nodes[0];
  const at = encodeURIComponent(timeline.nodes.findLast(({ type }) => type.startsWith("incident.accepted")).recordedAt);
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
    imports: [heyun, "/configuration/imports"],
    "import-new": [heyun, "/configuration/imports/new"],
    topology: [heyun, `/topology?around=${item}`],
    "topology-start": [heyun, "/topology"],
    changes: [wanglei, "/changes"],
    "change-calendar": [wanglei, "/changes/calendar"],
    "change-templates": [zhaomin, "/changes/templates"],
    "draft-change": [wanglei, "/changes/new"],
    change: [wanglei, `/changes/${change("升级")}`],
    "change-in-review": [zhaomin, `/changes/${change("扩容")}`],
    "change-in-trouble": [wanglei, `/changes/${change("更换")}`],
    "plan-change": [wanglei, `/changes/${change("迁移")}/plan?item=${item}`],
    assets: [guping, "/ledger"],
    asset: [guping, `/ledger/${asset}`],
    "asset-label": [guping, `/ledger/${asset}/label`],
    "receive-asset": [guping, "/ledger/new"],
    rack: [guping, `/ledger/racks?rack=${rack.id}`],
    racks: [guping, "/ledger/racks"],
    expiries: [guping, "/ledger/expiries"],
    stocktakings: [guping, "/ledger/stocktakings"],
    stocktaking: [guping, `/ledger/stocktakings/${kept.stocktakings.nodes[0].id}`],
    alerts: [wanglei, "/alerts"],
    "alerts-chosen": [wanglei, "/alerts", chooseRows, "desktop"],
    alert: [wanglei, `/alerts/${alerts.nodes[0].id}`],
    silences: [wanglei, "/alerts/silences"],
    "alert-rules": [wanglei, "/alerts/rules"],
    "alert-rule": [wanglei, `/alerts/rules/${alertRules.nodes[0].id}`],
    probes: [wanglei, "/monitoring/probes"],
    probe: [wanglei, `/monitoring/probes/${probes.nodes[0].id}`],
    "define-probe": [wanglei, "/monitoring/probes/new"],
    faults: [wanglei, "/monitoring/faults"],
    correlation: [wanglei, "/monitoring/correlation"],
    "service-map": [wanglei, "/monitoring/service-map"],
    channels: [sysadmin, "/notification-channels"],
    deliveries: [wanglei, "/deliveries"],
    "deliveries-open": [wanglei, "/deliveries", press(".ant-table-row-expand-icon, .cards summary")],
    "incident-called": [wanglei, `/incidents/${called.incident.id}`],
    metrics: [wanglei, `/monitoring/metrics?range=6h&q=${encodeURIComponent("cpu_load_percent")}`],
    "metrics-start": [wanglei, "/monitoring/metrics"],
    logs: [wanglei, "/monitoring/logs?range=6h"],
    "logs-line": [wanglei, `/monitoring/logs?range=6h&q=${encodeURIComponent('"connection refused"')}`, press(".log-line")],
    "logs-patterns": [wanglei, "/monitoring/logs?range=6h&view=patterns"],
    traces: [wanglei, "/monitoring/traces?range=6h"],
    "traces-operations": [wanglei, "/monitoring/traces?range=6h&all=true&view=operations"],
    trace: [wanglei, `/monitoring/traces/${brokenCall.trace}?span=${brokenCall.span}`],
    services: [sysadmin, "/services"],
    organisations: [sysadmin, "/organisations"],
    teams: [sysadmin, "/teams"],
    "on-call": [wanglei, "/on-call"],
    roster: [wanglei, `/on-call/${found.teams.nodes.find((team) => team.onCallRoster).id}`],
    "call-plan": [wanglei, `/on-call/${called.incident.team.id}`],
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
    consumers: [sysadmin, "/feed/consumers"],
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
    "incident-past": [wanglei, `/incidents/${incident}?asOf=${at}`],
    arrange: [wanglei, "/", arrange, "desktop"],
    palette: [wanglei, "/", search("一网")],
    "palette-none": [wanglei, "/", search("zzzz")],
    search: [wanglei, `/search?text=${encodeURIComponent("一网")}`],
    bell: [wanglei, "/", press(".bell button")],
    notifications: [wanglei, "/notifications"],
    "viewer-menu": [wanglei, "/", press(".viewer-menu button")],
    "phone-menu": [wanglei, "/", press(".phone-bar button"), "phone"],
    "incidents-chosen": [wanglei, "/incidents?priority=HIGH", chooseRows, "desktop"],
    "incidents-filters": [wanglei, "/incidents?priority=HIGH", press(".filter-line button:not(.ant-input-clear-icon)"), "phone"],
    "incidents-none": [wanglei, "/incidents?text=zzzz"],
    "audit-entry": [qianwei, "/audit", press("main tbody tr.leads, main .cards a")],
    unreachable: [wanglei, "/", loseServer],
    missing: [wanglei, "/nowhere"],
    "not-permitted": [wanglei, "/access/grants"],
    "sign-in": [null, "/sign-in"],
    enrol: [null, `/enrol#${link.split("#")[1]}`],
    "sign-in-refused": [null, "/sign-in", signIn("nobody", "nothing")],
    "second-factor": [null, "/sign-in", signIn("qianwei", password)],
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
  const words = (shelf) => JSON.parse(readFileSync(new URL(`../src/i18n/${language}/${shelf}.json`, import.meta.url), "utf8"));
  for (const [name, [person, path, act, only]] of places) {
    if (only && only !== screen) continue;
    if (!pages.has(person)) pages.set(person, await windowOf(person, screen, language, scheme));
    const page = pages.get(person);
    const fileOf = (what) => join(folder, `${what}.${screen}.${language}.${scheme}.png`);
    const come = async () => {
      await page.unrouteAll();
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await settled(page);
      if (!act) return;
      await act(page, words);
      await settled(page);
    };
    await come();
    await withoutSideways(page, fileOf(name));
    const { width, height } = screens[screen];
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: process.env.OPS_WHOLE ? Math.min(tallest, Math.max(height, whole)) : height });
    await page.screenshot({ path: fileOf(name) });
    await page.setViewportSize({ width, height });
    if (process.env.OPS_OPENED && !(await page.locator(".ant-drawer-open, .ant-modal, .bell-panel").count()))
      await lookAtWhatOpens(page, come, (opened) => fileOf(`${name}+${opened}`));
  }
  for (const page of pages.values()) await page.context().close();
}

/** Opens once whatever the page's buttons open, and what waits behind the items of a menu of forms. */
async function lookAtWhatOpens(page, come, fileOf) {
  const openers = page.locator("main button[aria-haspopup]:visible:enabled");
  const items = page.locator(".ant-dropdown:visible [role=menuitem]");
  const names = await openers.evaluateAll((all) => all.map((one) => one.ariaLabel ?? one.textContent));
  const kinds = new Set(names.map((name) => name.replaceAll(/[“"].*[”"]/g, "")));
  const show = async (opened) => {
    await settled(page);
    await page.screenshot({ path: fileOf(opened) });
  };
  for (const [i, kind] of [...kinds].entries()) {
    const open = () => openers.nth(names.findIndex((name) => name.replaceAll(/[“"].*[”"]/g, "") === kind)).click();
    await come();
    await open();
    await show(i);
    const behind = (await page.locator(".ant-dropdown:visible [role=menuitem][aria-haspopup]").count()) > 0 ? await items.count() : 0;
    for (let item = 0; item < behind; item++) {
      if (item > 0) await come().then(open);
      await items.nth(item).click();
      await show(`${i}-${item}`);
    }
  }
}

async function settled(page) {
  await page.waitForFunction(() => !document.querySelector(".loading, .moving, .ant-spin-spinning, .ant-skeleton, [aria-busy=true]"));
  await page.waitForTimeout(settling);
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
