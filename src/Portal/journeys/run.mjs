// node journeys/run.mjs <journey> <screen>; OPS_URL, OPS_LOGIN, OPS_LINK and OPS_PICTURES say where. Ends with 0 when the journey came to its end.
// node journeys/run.mjs asked: walks what is asked on its input, one after the other.
import { createInterface } from "node:readline";
import { administratorIsToldOfAFault, administratorRebuildsAProjection } from "./admin.mjs";
import { aFaultArrivesAndIsHandled } from "./alerts.mjs";
import { keeperRacksAnAssetAndTakesStock } from "./assets.mjs";
import { auditorLooksBackAndExports } from "./auditor.mjs";
import { everybodyCanUseIt } from "./axe.mjs";
import { openBrowser } from "./browser.mjs";
import { aChannelIsTriedAndFoundInTheLedger, somebodyIsCalledAndAnswers } from "./called.mjs";
import { aChangeMeetsAConflictAndIsTakenBack } from "./change.mjs";
import { managerModelsAndFollowsAnItem } from "./configuration.mjs";
import { anotherRuleIsTriedOnThePast } from "./correlation.mjs";
import { administratorPublishesADefault } from "./defaults.mjs";
import { administratorEnrolsAndSignsIn } from "./enrolment.mjs";
import { aFaultIsLocatedAndResolvedOnAPhone } from "./faults.mjs";
import { quickAndLight } from "./figures.mjs";
import { aWorkbookIsImportedAndUndone } from "./imports.mjs";
import { operatorArrangesAList, operatorWorksOnManyAtOnce, wordsLeadAnywhere } from "./lists.mjs";
import { somebodyReadsWhatIsWritten } from "./logs.mjs";
import { somebodySeesWhatIsMeasured } from "./metrics.mjs";
import { aRosterCallsSomebody } from "./onCall.mjs";
import { operatorHandlesAnIncident } from "./operator.mjs";
import { aPageIsLookedAtFromOutside } from "./probes.mjs";
import { rightsComeAndGoOnAnOpenPage } from "./rights.mjs";
import { aRuleIsTriedBeforeItJudges } from "./rules.mjs";
import { somebodyLooksWhoAsksWhom } from "./serviceMap.mjs";
import { signingOutThereSignsOutHere } from "./singleSignOn.mjs";
import { aPartnersTokenIsRevokedMidStream } from "./tokens.mjs";
import { somebodySeesWhatFallsWithASwitch } from "./topology.mjs";
import { somebodyFollowsARequest } from "./traces.mjs";
import { colleaguesShareAFilter, newsArriveByThemselves, operatorArrangesTheDashboard } from "./workspace.mjs";

const journeys = {
  operator: operatorHandlesAnIncident,
  alerts: aFaultArrivesAndIsHandled,
  fault: aFaultIsLocatedAndResolvedOnAPhone,
  change: aChangeMeetsAConflictAndIsTakenBack,
  enrolment: administratorEnrolsAndSignsIn,
  axe: everybodyCanUseIt,
  auditor: auditorLooksBackAndExports,
  administrator: administratorRebuildsAProjection,
  alarm: administratorIsToldOfAFault,
  default: administratorPublishesADefault,
  batch: operatorWorksOnManyAtOnce,
  columns: operatorArrangesAList,
  palette: wordsLeadAnywhere,
  dashboard: operatorArrangesTheDashboard,
  filters: colleaguesShareAFilter,
  news: newsArriveByThemselves,
  configuration: managerModelsAndFollowsAnItem,
  rights: rightsComeAndGoOnAnOpenPage,
  token: aPartnersTokenIsRevokedMidStream,
  "single-sign-on": signingOutThereSignsOutHere,
  topology: somebodySeesWhatFallsWithASwitch,
  figures: quickAndLight,
  imports: aWorkbookIsImportedAndUndone,
  assets: keeperRacksAnAssetAndTakesStock,
  metrics: somebodySeesWhatIsMeasured,
  logs: somebodyReadsWhatIsWritten,
  traces: somebodyFollowsARequest,
  "service-map": somebodyLooksWhoAsksWhom,
  probes: aPageIsLookedAtFromOutside,
  rules: aRuleIsTriedBeforeItJudges,
  correlation: anotherRuleIsTriedOnThePast,
  "on-call": aRosterCallsSomebody,
  called: somebodyIsCalledAndAnswers,
  channels: aChannelIsTriedAndFoundInTheLedger,
};

/** @returns {import("./browser.mjs").Surroundings} */
const surroundings = (told) => ({
  url: told.OPS_URL ?? "http://127.0.0.1:5080",
  login: told.OPS_LOGIN,
  link: told.OPS_LINK,
  links: JSON.parse(told.OPS_LINKS ?? "{}"),
  colleague: told.OPS_COLLEAGUE,
  assign: told.OPS_ASSIGN,
  operatorToken: told.OPS_OPERATOR_TOKEN,
  collectorToken: told.OPS_COLLECTOR_TOKEN,
  service: told.OPS_SERVICE,
  sourceToken: told.OPS_SOURCE_TOKEN,
  house: told.OPS_HOUSE,
  hook: told.OPS_HOOK,
  workbook: told.OPS_WORKBOOK,
  moment: told.OPS_MOMENT,
  logoutToken: told.OPS_LOGOUT_TOKEN,
  pictures: told.OPS_PICTURES,
});

async function walk(browser, name, screen, at) {
  const journey = journeys[name ?? ""];
  if (!journey || (screen !== "desktop" && screen !== "phone")) throw new Error(`There is no journey ${name} on ${screen}.`);
  try {
    await journey(browser, screen, at);
  } catch (fault) {
    for (const context of browser.contexts())
      for (const page of context.pages()) {
        console.error(page.url(), (await page.locator("body").innerText()).slice(0, 3_000));
        if (at.pictures) await page.screenshot({ path: `${at.pictures}/fault-${name}-${screen}.png` });
      }
    throw fault;
  }
}

/** One browser for many journeys: each line that comes in is one, and what it said ends with a line of its own. */
async function walkWhatIsAsked(browser) {
  console.error = console.log; // one stream keeps the order in which things were said
  for await (const line of createInterface({ input: process.stdin })) {
    const { journey, screen, told } = JSON.parse(line);
    const fault = await walk(browser, journey, screen, surroundings({ ...process.env, ...told })).then(
      () => "",
      (one) => String(one?.stack ?? one),
    );
    console.log(JSON.stringify({ ended: journey, fault }));
    if (!browser.isConnected()) return;
    for (const context of browser.contexts()) await context.close();
  }
}

const [name, screen] = process.argv.slice(2);
const browser = await openBrowser();
try {
  if (name === "asked") await walkWhatIsAsked(browser);
  else await walk(browser, name, screen, surroundings(process.env));
} finally {
  await browser.close();
}
