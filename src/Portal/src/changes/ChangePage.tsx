import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Timeline } from "@/incidents/Timeline";
import { useTimeline } from "@/incidents/useTimeline";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useAsOf } from "@/kit/time/asOf";
import { knownAt, momentsOf } from "@/kit/time/moments";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { useReload } from "@/kit/useReload";
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
  const refresh = useCallback(() => {
    ask({ requestPolicy: "network-only" });
    lookAround({ requestPolicy: "network-only" });
  }, [ask, lookAround]);
  const [done, tellDone] = useReload();
  const changes = useChangeChanges(id) + done;
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  const entries = useTimeline(ChangeTimelineQuery, id, changes);

  return (
    <Loaded data={data} error={error} onRetry={tellDone}>
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
            actions={change && <ChangeActionBar change={change} onDone={tellDone} />}
          />
          {entries[0] && <TimeSlider moments={momentsOf(entries)} from={entries[0].recordedAt} />}
          {change ? (
            <div className="columns">
              <div>
                {!asOf && around?.changeOutlook && <Conflicts change={change} outlook={around.changeOutlook} />}
                <ChangeFacts change={change} />
                <Steps change={change} onDone={tellDone} />
                <Timeline kinds={["all", "work", "comment"]} entries={knownAt(entries, asOf)} />
              </div>
              <Aside change={change} outlook={asOf ? undefined : (around?.changeOutlook ?? undefined)} onDone={tellDone} />
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
