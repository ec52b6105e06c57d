import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { SeverityTag } from "@/alerts/marks";
import { Timeline } from "@/incidents/Timeline";
import { useTimeline } from "@/incidents/useTimeline";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useMay } from "@/kit/state/viewer";
import { useAsOf } from "@/kit/time/asOf";
import { knownAt, momentsOf } from "@/kit/time/moments";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { useReload } from "@/kit/useReload";
import { AvailabilityPanel } from "./AvailabilityPanel";
import { LatencyPanel } from "./LatencyPanel";
import { faultOf, VerdictTag } from "./marks";
import { ProbeActions } from "./ProbeActions";
import { Does, Standing } from "./ProbeFacts";
import { ProbePageQuery, ProbeTimelineQuery, type ProbeWhole } from "./queries";
import { PointsPanel, RunsPanel } from "./Runs";
import { useProbeChanges } from "./useProbeChanges";
import { Versions } from "./Versions";

const betweenLooks = 15_000;

/** One probe: how it stands and stood, what its points see, what it does, and everything that happened to it. */
export default function ProbePage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: ProbePageQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const [done, tellDone] = useReload();
  const changes = useProbeChanges(id) + done;
  const refresh = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  useRunLooks(!asOf && data?.probe?.status === "ACTIVE", refresh);
  const entries = useTimeline(ProbeTimelineQuery, id, changes);
  const mayMeasure = useMay("telemetry.read");
  return (
    <Loaded data={data} error={error} onRetry={tellDone}>
      {({ probe }) => (
        <>
          <PageHeader
            over={
              <>
                <Link to="/monitoring/probes">{t("pages.probes")}</Link>
                {probe && (
                  <>
                    <VerdictTag probe={probe} />
                    <SeverityTag severity={probe.severity} />
                  </>
                )}
              </>
            }
            title={probe?.name ?? t("pages.probe")}
            actions={probe && <ProbeActions probe={probe} onDone={tellDone} />}
          />
          {entries[0] && <TimeSlider moments={momentsOf(entries)} from={entries[0].recordedAt} />}
          {probe && <Trouble probe={probe} />}
          {probe ? (
            <div className="columns">
              <div>
                <AvailabilityPanel id={id} changes={changes} />
                {!asOf && mayMeasure && <LatencyPanel id={id} />}
                {!asOf && <RunsPanel probe={probe} />}
                <Timeline kinds={["all"]} entries={knownAt(entries, asOf)} />
              </div>
              <div>
                <Standing probe={probe} />
                {!asOf && <PointsPanel probe={probe} />}
                <Does version={probe.current} />
                <Versions probe={probe} />
              </div>
            </div>
          ) : (
            <Notice title={t("probes:unknown")} help={t(asOf ? "probes:notYet" : "probes:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

/** What its points saw when it went down, or began to end. */
function Trouble({ probe }: { probe: ProbeWhole }) {
  const { t } = useTranslation();
  const told = probe.evidence.flatMap((one) => {
    const words = faultOf(one, t);
    return words ? [{ point: one.point, words }] : [];
  });
  if ((probe.verdict !== "DOWN" && probe.verdict !== "DEGRADED") || told.length === 0) return null;
  return (
    <div className="probe-fault" role="alert">
      <strong>{t(`probes:trouble.${probe.verdict}`)}</strong>
      {told.map(({ point, words }) => (
        <div key={point}>{t("probes:seenFrom", { point, words })}</div>
      ))}
    </div>
  );
}

/** Runs are no facts, so nobody tells of them: a page that shows them asks again and again. */
function useRunLooks(runs: boolean, refresh: () => void) {
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(refresh, betweenLooks);
    return () => clearInterval(timer);
  }, [runs, refresh]);
}
