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
import { AlertActionBar } from "./AlertActionBar";
import { AlertFacts } from "./AlertFacts";
import { AlertIncidents } from "./AlertIncidents";
import { AlertPageQuery, AlertTimelineQuery, type AlertWhole } from "./AlertQuery";
import { Evidence } from "./Evidence";
import { AlertStatusTag, FlapMark, SeverityTag } from "./marks";
import { Suppressions } from "./Suppressions";
import { useAlertChanges } from "./useAlertChanges";

export default function AlertPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: AlertPageQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const [done, tellDone] = useReload();
  const changes = useAlertChanges(id).count + done;
  const refresh = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  const entries = useTimeline(AlertTimelineQuery, id, changes);

  return (
    <Loaded data={data} error={error} onRetry={tellDone}>
      {({ alert }) => (
        <>
          <PageHeader
            over={
              <>
                <Link to="/alerts">{t("pages.alerts")}</Link>
                {alert && <Marks alert={alert} />}
              </>
            }
            title={alert?.title ?? t("pages.alert")}
            actions={alert && <AlertActionBar alert={alert} onDone={tellDone} />}
          />
          {entries[0] && <TimeSlider moments={momentsOf(entries)} from={entries[0].recordedAt} />}
          {alert ? (
            <div className="columns">
              <div>
                <AlertFacts alert={alert} />
                <Timeline kinds={["all", "work", "comment"]} entries={knownAt(entries, asOf)} />
              </div>
              <div>
                <AlertIncidents key={alert.incidentId} alert={alert} onLook={asOf ? undefined : refresh} />
                <Suppressions alert={alert} />
                <Evidence alert={alert} />
              </div>
            </div>
          ) : (
            <Notice title={t("alerts:unknown")} help={t(asOf ? "alerts:notYet" : "alerts:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Marks({ alert }: { alert: AlertWhole }) {
  return (
    <>
      <SeverityTag severity={alert.severity} />
      <AlertStatusTag status={alert.status} />
      <FlapMark flapping={alert.flapping} />
    </>
  );
}
