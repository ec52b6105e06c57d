import dayjs from "dayjs";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { Panel } from "@/kit/Panel";
import { Loaded, Loading } from "@/kit/Problems";
import { MetricQuery } from "@/telemetry/queries";

const MetricChart = lazy(() => import("@/telemetry/MetricChart"));

const [hours, step, again] = [6, 60, 60_000];
const none: ReadonlySet<string> = new Set();

const lately = () => ({ from: dayjs().subtract(hours, "hour").toISOString(), to: dayjs().toISOString() });

/** How long runs took of late, at each point: a query over what is measured, like any other. */
export function LatencyPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const [time, look] = useState(lately);
  useEffect(() => {
    const timer = setInterval(() => look(lately()), again);
    return () => clearInterval(timer);
  }, []);
  const promql = `1000 * max by (point) (probe_duration_seconds{probe_id="${id}"})`;
  const [{ data, error }, ask] = useQuery({ query: MetricQuery, variables: { promql, ...time, step } });
  return (
    <Panel
      title={t("probes:latency.title")}
      extra={<Link to={`/monitoring/metrics?q=${encodeURIComponent(promql)}`}>{t("probes:latency.explore")}</Link>}
    >
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ metricQuery }) =>
          metricQuery.series.length === 0 ? (
            <p className="faint">{t("probes:latency.nothing")}</p>
          ) : (
            <Suspense fallback={<Loading />}>
              <MetricChart answer={metricQuery} hidden={none} />
            </Suspense>
          )
        }
      </Loaded>
    </Panel>
  );
}
