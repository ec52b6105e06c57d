import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { LabelTag, MajorTag, PriorityTag, StatusTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { knownAt, momentsOf } from "@/kit/time/moments";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { CallCard } from "./CallCard";
import { Clocks } from "./Clocks";
import { Composer } from "./Composer";
import { Files } from "./Files";
import { IncidentActionBar } from "./IncidentActionBar";
import { IncidentFacts } from "./IncidentFacts";
import { IncidentPageQuery, IncidentTimelineQuery, type IncidentWhole } from "./IncidentQuery";
import { SuspectedChanges } from "./SuspectedChanges";
import { Suspects } from "./Suspects";
import { Ties } from "./Ties";
import { Timeline } from "./Timeline";
import { useIncidentChanges } from "./useIncidentChanges";
import { type Entry, useTimeline } from "./useTimeline";

export default function IncidentPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: IncidentPageQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const refresh = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  const changes = useIncidentChanges(id);
  useEffect(() => {
    if (changes.count > 0) refresh();
  }, [changes.count, refresh]);
  const entries = useTimeline(IncidentTimelineQuery, id, changes.count);

  return (
    <Loaded data={data} error={error} onRetry={refresh}>
      {({ incident }) => (
        <>
          {incident ? (
            <Header incident={incident} onDone={refresh} />
          ) : (
            <PageHeader title={t("pages.incident")} over={<Link to="/incidents">{t("pages.incidents")}</Link>} />
          )}
          {entries[0] && <TimeSlider moments={momentsOf(entries)} from={entries[0].recordedAt} />}
          {incident ? (
            <Body incident={incident} entries={entries} asOf={asOf} onDone={refresh} />
          ) : (
            <Notice title={t("incidents:unknown")} help={t(asOf ? "incidents:notYet" : "incidents:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Header({ incident, onDone }: { incident: IncidentWhole; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <PageHeader
      over={
        <>
          <Link to="/incidents">{t("pages.incidents")}</Link>
          <span className="figures">{incident.number}</span>
          <StatusTag status={incident.status} />
          <PriorityTag priority={incident.priority} />
          {incident.major && <MajorTag />}
          <LabelTag label={incident.label} />
        </>
      }
      title={incident.title}
      actions={<IncidentActionBar incident={incident} onDone={onDone} />}
    />
  );
}

function Body({ incident, entries, asOf, onDone }: { incident: IncidentWhole; entries: Entry[]; asOf?: string; onDone: () => void }) {
  const known = knownAt(entries, asOf);
  return (
    <>
      {incident.call && <CallCard incident={incident} call={incident.call} asOf={asOf} onDone={onDone} />}
      <div className="columns">
        <div>
          <IncidentFacts incident={incident} />
          <Timeline entries={known}>
            {incident.allowedActions.includes("COMMENT") && <Composer incidentId={incident.id} onDone={onDone} />}
          </Timeline>
        </div>
        <div>
          <Clocks clocks={incident.clocks} entries={known} asOf={asOf} />
          {incident.suspects && <Suspects incident={incident.id} found={incident.suspects} />}
          <Ties incident={incident} />
          {!asOf && <SuspectedChanges incident={incident} onDone={onDone} />}
          <Files incident={incident} onDone={onDone} />
        </div>
      </div>
    </>
  );
}
