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
  const [{ data: told }, askTimeline] = useQuery({ query: AlertTimelineQuery, variables: { id } });
  const look = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  const refresh = useCallback(() => {
    look();
    askTimeline({ requestPolicy: "network-only" });
  }, [look, askTimeline]);
  const changes = useAlertChanges(id);
  useEffect(() => {
    if (changes.count > 0) refresh();
  }, [changes.count, refresh]);
  const entries = told?.alert?.timeline.nodes ?? [];
  const until = asOf ? Date.parse(asOf) : Number.POSITIVE_INFINITY;
  const moments = [...new Set(entries.map((entry) => entry.recordedAt))].map((at) => ({ at }));

  return (
    <Loaded data={data} error={error} onRetry={refresh}>
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
            actions={alert && <AlertActionBar alert={alert} onDone={refresh} />}
          />
          {entries[0] && <TimeSlider moments={moments} from={entries[0].recordedAt} />}
          {alert ? (
            <div className="columns">
              <div>
                <AlertFacts alert={alert} />
                <Timeline kinds={["all", "work", "comment"]} entries={entries.filter((entry) => Date.parse(entry.recordedAt) <= until)} />
              </div>
              <div>
                <AlertIncidents key={alert.incidentId} alert={alert} onLook={asOf ? undefined : look} />
                <Suppressions alert={alert} />
                <Evidence evidence={alert.evidence} />
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
