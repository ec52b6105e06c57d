import "./assets.css";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Timeline } from "@/incidents/Timeline";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { Person } from "@/kit/people/Person";
import { LabelTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
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
      expectedCount countedCount foundCount differenceCount openCount allowedActions
      place { id name } organisation { code name }
    }
  }
`);
const StocktakingTimeline = graphql(`
  query StocktakingTimeline($id: ID!) {
    stocktaking(id: $id) {
      id
      timeline(first: 200) {
        nodes { by commandId data occurredAt position recordedAt source summary type version }
      }
    }
  }
`);

export type StocktakingWhole = NonNullable<ResultOf<typeof StocktakingQuery>["stocktaking"]>;

export default function StocktakingPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: StocktakingQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const [{ data: told }, askTimeline] = useQuery({ query: StocktakingTimeline, variables: { id }, requestPolicy: "cache-and-network" });
  const [done, tellDone] = useReload();
  const changes = useStocktakingChanges(id) + done;
  const refresh = useCallback(() => {
    ask({ requestPolicy: "network-only" });
    askTimeline({ requestPolicy: "network-only" });
  }, [ask, askTimeline]);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  const entries = told?.stocktaking?.timeline.nodes ?? [];
  const until = asOf ? Date.parse(asOf) : Number.POSITIVE_INFINITY;
  const moments = [...new Set(entries.map((entry) => entry.recordedAt))].map((at) => ({ at }));
  return (
    <Loaded data={data} error={error} onRetry={refresh}>
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
          {entries[0] && <TimeSlider moments={moments} from={entries[0].recordedAt} />}
          {stocktaking ? (
            <>
              <Progress stocktaking={stocktaking} />
              {stocktaking.allowedActions.includes("COUNT") && <CountForm stocktakingId={stocktaking.id} onDone={tellDone} />}
              <StocktakingLines stocktaking={stocktaking} changes={changes} onDone={tellDone} />
              <div className="columns">
                <div>
                  <Timeline kinds={["all"]} entries={entries.filter((entry) => Date.parse(entry.recordedAt) <= until)} />
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
  const figure = (key: string, value: number | string, bad = false) => (
    <div>
      <dt>{t(`assets:stock.${key}`)}</dt>
      <dd className={bad ? "bad figures" : "figures"}>{value}</dd>
    </div>
  );
  return (
    <dl className="expiry-figures">
      {figure("found", `${foundCount} / ${expectedCount}`)}
      {figure(status === "COUNTING" ? "differencesSoFar" : "differences", differenceCount)}
      {status === "SETTLING" && figure("openDifferences", openCount, openCount > 0)}
    </dl>
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
