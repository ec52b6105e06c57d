import "./assets.css";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Timeline } from "@/incidents/Timeline";
import { TimelinePage, useTimeline } from "@/incidents/useTimeline";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Facts } from "@/kit/Facts";
import { Figure, Figures } from "@/kit/Figure";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { Person } from "@/kit/people/Person";
import { useRefresh } from "@/kit/table/QueryTable";
import { LabelTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { knownAt, momentsOf } from "@/kit/time/moments";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { useReload } from "@/kit/useReload";
import { CountForm } from "./CountForm";
import { StocktakingTag } from "./marks";
import { StocktakingActions } from "./StocktakingActions";
import { StocktakingLines } from "./StocktakingLines";
import { useStocktakingChanges } from "./useAssetChanges";

const StocktakingQuery = graphql(`
  query StocktakingPage($id: ID!, $asOf: DateTimeOffset) {
    stocktaking(id: $id, asOf: $asOf) {
      id number name status label openedBy openedAt countEndedAt endedAt endNote
      expectedCount foundCount differenceCount openCount allowedActions
      place { id name } organisation { code name }
    }
  }
`);
const StocktakingTimeline = graphql(
  `
  query StocktakingTimeline($id: ID!, $after: String) {
    of: stocktaking(id: $id) { id timeline(first: 200, after: $after) { ...TimelinePage } }
  }
`,
  [TimelinePage],
);

export type StocktakingWhole = NonNullable<ResultOf<typeof StocktakingQuery>["stocktaking"]>;

export default function StocktakingPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: StocktakingQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const [done, tellDone] = useReload();
  const changes = useStocktakingChanges(id) + done;
  const refresh = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  // Several people count at once, and the timeline is long.
  const [version, readTimeline] = useReload();
  useRefresh(changes, readTimeline);
  const entries = useTimeline(StocktakingTimeline, id, version);
  return (
    <Loaded data={data} error={error} onRetry={tellDone}>
      {({ stocktaking }) => (
        <>
          <PageHeader
            over={
              <>
                <Link to="/ledger/stocktakings">{t("pages.stocktakings")}</Link>
                {stocktaking && (
                  <>
                    <span className="figures">{stocktaking.number}</span>
                    <StocktakingTag status={stocktaking.status} />
                    <LabelTag label={stocktaking.label} />
                  </>
                )}
              </>
            }
            title={stocktaking?.name ?? t("pages.stocktaking")}
            actions={stocktaking && <StocktakingActions stocktaking={stocktaking} onDone={tellDone} />}
          />
          {entries[0] && <TimeSlider moments={momentsOf(entries)} from={entries[0].recordedAt} />}
          {stocktaking ? (
            <>
              <Progress stocktaking={stocktaking} />
              {stocktaking.allowedActions.includes("COUNT") && <CountForm stocktakingId={stocktaking.id} onDone={tellDone} />}
              <StocktakingLines stocktaking={stocktaking} changes={changes} onDone={tellDone} />
              <div className="columns">
                <div>
                  <Timeline kinds={["all"]} entries={knownAt(entries, asOf)} />
                </div>
                <div>
                  <About stocktaking={stocktaking} />
                </div>
              </div>
            </>
          ) : (
            <Notice title={t("assets:stock.unknown")} help={t(asOf ? "assets:notYet" : "assets:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Progress({ stocktaking: { expectedCount, foundCount, differenceCount, openCount, status } }: { stocktaking: StocktakingWhole }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`assets:stock.${key}`);
  return (
    <Figures>
      <Figure name={name("found")} value={`${foundCount} / ${expectedCount}`} />
      <Figure name={name(status === "COUNTING" ? "differencesSoFar" : "differences")} value={differenceCount} />
      {status === "SETTLING" && <Figure name={name("openDifferences")} value={openCount} tone={openCount > 0 ? "bad" : ""} />}
    </Figures>
  );
}

function About({ stocktaking }: { stocktaking: StocktakingWhole }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`assets:stock.${key}`);
  const instant = (key: string, at: string | null) => (at ? { label: name(key), value: <Instant at={at} /> } : null);
  return (
    <Panel title={name("about")}>
      <Facts
        facts={[
          { label: name("scope"), value: stocktaking.place?.name ?? name("wholeOrganisation") },
          { label: t("assets:facts.organisation"), value: stocktaking.organisation?.name },
          { label: name("openedBy"), value: <Person login={stocktaking.openedBy} /> },
          instant("openedAt", stocktaking.openedAt),
          instant("countEndedAt", stocktaking.countEndedAt),
          instant("endedAt", stocktaking.endedAt),
          stocktaking.endNote ? { label: name("endNote"), value: <span className="pre">{stocktaking.endNote}</span>, wide: true } : null,
        ]}
      />
    </Panel>
  );
}
