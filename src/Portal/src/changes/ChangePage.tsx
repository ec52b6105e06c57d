import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Timeline } from "@/incidents/Timeline";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useAsOf } from "@/kit/time/asOf";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { AffectedItems } from "./AffectedItems";
import { Approvals } from "./Approvals";
import { CausedIncidents } from "./CausedIncidents";
import { ChangeActionBar } from "./ChangeActionBar";
import { ChangeFacts } from "./ChangeFacts";
import { ChangeOutlookQuery, ChangePageQuery, ChangeTimelineQuery, type ChangeWhole, type Outlook } from "./ChangeQuery";
import { Conflicts } from "./Conflicts";
import { Experience } from "./Experience";
import { ChangeStatusTag, KindTag, RiskTag } from "./marks";
import { RiskPanel } from "./RiskPanel";
import { Steps } from "./Steps";
import { useChangeChanges } from "./useChangeChanges";

export default function ChangePage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: ChangePageQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const [{ data: around }, lookAround] = useQuery({ query: ChangeOutlookQuery, variables: { id }, pause: !!asOf });
  const [{ data: told }, askTimeline] = useQuery({ query: ChangeTimelineQuery, variables: { id } });
  const refresh = useCallback(() => {
    ask({ requestPolicy: "network-only" });
    askTimeline({ requestPolicy: "network-only" });
    lookAround({ requestPolicy: "network-only" });
  }, [ask, askTimeline, lookAround]);
  const changes = useChangeChanges(id);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  const entries = told?.change?.timeline.nodes ?? [];
  const until = asOf ? Date.parse(asOf) : Number.POSITIVE_INFINITY;
  const moments = [...new Set(entries.map((entry) => entry.recordedAt))].map((at) => ({ at }));

  return (
    <Loaded data={data} error={error} onRetry={refresh}>
      {({ change }) => (
        <>
          <PageHeader
            over={
              <>
                <Link to="/changes">{t("pages.changes")}</Link>
                {change && <Marks change={change} />}
              </>
            }
            title={change?.title ?? t("pages.change")}
            actions={change && <ChangeActionBar change={change} onDone={refresh} />}
          />
          {entries[0] && <TimeSlider moments={moments} from={entries[0].recordedAt} />}
          {change ? (
            <div className="columns">
              <div>
                {!asOf && around?.changeOutlook && <Conflicts change={change} outlook={around.changeOutlook} />}
                <ChangeFacts change={change} />
                <Steps change={change} onDone={refresh} />
                <Timeline kinds={["all", "work", "comment"]} entries={entries.filter((entry) => Date.parse(entry.recordedAt) <= until)} />
              </div>
              <Aside change={change} outlook={asOf ? undefined : (around?.changeOutlook ?? undefined)} onDone={refresh} />
            </div>
          ) : (
            <Notice title={t("changes:unknown")} help={t(asOf ? "changes:notYet" : "changes:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Marks({ change }: { change: ChangeWhole }) {
  return (
    <>
      <span className="figures">{change.number}</span>
      <ChangeStatusTag status={change.status} />
      <KindTag kind={change.kind} />
      <RiskTag risk={change.risk} />
    </>
  );
}

function Aside({ change, outlook, onDone }: { change: ChangeWhole; outlook?: Outlook; onDone: () => void }) {
  return (
    <div>
      <Approvals change={change} />
      <RiskPanel risk={change.assessed ?? outlook?.risk} estimated={!change.assessed} />
      {outlook?.estimate && <Experience estimate={outlook.estimate} />}
      <AffectedItems change={change} outlook={outlook} />
      <CausedIncidents change={change} outlook={outlook} onDone={onDone} />
    </div>
  );
}
