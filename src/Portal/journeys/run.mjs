// node journeys/run.mjs <journey> <screen>; OPS_URL, OPS_LOGIN, OPS_LINK and OPS_PICTURES say where. Ends with 0 when the journey came to its end.
import { administratorIsToldOfAFault, administratorRebuildsAProjection } from "./admin.mjs";
import { aFaultArrivesAndIsHandled } from "./alerts.mjs";
import { keeperRacksAnAssetAndTakesStock } from "./assets.mjs";
import { auditorLooksBackAndExports } from "./auditor.mjs";
import { everybodyCanUseIt } from "./axe.mjs";
import { openBrowser } from "./browser.mjs";
import { aChangeMeetsAConflictAndIsTakenBack } from "./change.mjs";
import { managerModelsAndFollowsAnItem } from "./configuration.mjs";
import { administratorPublishesADefault } from "./defaults.mjs";
import { administratorEnrolsAndSignsIn } from "./enrolment.mjs";
import { quickAndLight } from "./figures.mjs";
import { aWorkbookIsImportedAndUndone } from "./imports.mjs";
import { operatorArrangesAList, operatorWorksOnManyAtOnce, wordsLeadAnywhere } from "./lists.mjs";
import { somebodySeesWhatIsMeasured } from "./metrics.mjs";
import { operatorHandlesAnIncident } from "./operator.mjs";
import { rightsComeAndGoOnAnOpenPage } from "./rights.mjs";
import { aRuleIsTriedBeforeItJudges } from "./rules.mjs";
import { signingOutThereSignsOutHere } from "./singleSignOn.mjs";
import { aPartnersTokenIsRevokedMidStream } from "./tokens.mjs";
import { somebodySeesWhatFallsWithASwitch } from "./topology.mjs";
import { colleaguesShareAFilter, newsArriveByThemselves, operatorArrangesTheDashboard } from "./workspace.mjs";

const journeys = {
  operator: operatorHandlesAnIncident,
  alerts: aFaultArrivesAndIsHandled,
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
  rules: aRuleIsTriedBeforeItJudges,
};

const [name, screen] = process.argv.slice(2);
const journey = journeys[name ?? ""];
if (!journey || (screen !== "desktop" && screen !== "phone")) throw new Error(`There is no journey ${name} on ${screen}.`);
const at = {
  url: process.env.OPS_URL ?? "http://127.0.0.1:5080",
  login: process.env.OPS_LOGIN,
  link: process.env.OPS_LINK,
  links: JSON.parse(process.env.OPS_LINKS ?? "{}"),
  operatorToken: process.env.OPS_OPERATOR_TOKEN,
  collectorToken: process.env.OPS_COLLECTOR_TOKEN,
  service: process.env.OPS_SERVICE,
  sourceToken: process.env.OPS_SOURCE_TOKEN,
  house: process.env.OPS_HOUSE,
  workbook: process.env.OPS_WORKBOOK,
  moment: process.env.OPS_MOMENT,
  logoutToken: process.env.OPS_LOGOUT_TOKEN,
  pictures: process.env.OPS_PICTURES,
};

const browser = await openBrowser();
try {
  await journey(browser, screen, at);
} catch (fault) {
  for (const context of browser.contexts())
    for (const page of context.pages()) {
      console.error(page.url(), (await page.locator("body").innerText()).slice(0, 3_000));
      if (at.pictures) await page.screenshot({ path: `${at.pictures}/fault-${name}-${screen}.png` });
    }
  throw fault;
} finally {
  await browser.close();
}
