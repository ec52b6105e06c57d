import "./telemetry.css";
import ReloadOutlined from "@ant-design/icons/es/icons/ReloadOutlined";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import Skeleton from "antd/es/skeleton";
import dayjs from "dayjs";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useReload } from "@/kit/useReload";
import { isRange, type Range, ranges } from "./figures";
import { PromqlBox } from "./PromqlBox";
import { type MetricAnswer, MetricQuery } from "./queries";
import { SeriesTable } from "./SeriesTable";
import { Sources } from "./Sources";

const MetricChart = lazy(() => import("./MetricChart"));

/** Questions about what was measured, as lines over time, and who measures. */
export default function MetricsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const promql = url.get("q") ?? "";
  const asked = url.get("range");
  const range: Range = isRange(asked) ? asked : "1h";
  const [again, askAgain] = useReload();
  const { seconds, step } = ranges[range];
  // Moments stand on the step, so that they stay the same when somebody asks again; the last one is not before the newest sample.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, it is about a later now
  const variables = useMemo(() => {
    const until = Math.ceil(dayjs().unix() / step) * step;
    return { promql, from: dayjs.unix(until - seconds).toISOString(), to: dayjs.unix(until).toISOString(), step };
  }, [promql, again, seconds, step]);
  const [{ data, error }, ask] = useQuery({ query: MetricQuery, variables, pause: promql === "" });
  return (
    <>
      <PageHeader title={t("pages.metrics")} note={t("telemetry:note")} />
      <Panel>
        <PromqlBox key={promql} query={promql} onRun={(query) => (query === promql ? askAgain() : url.set({ q: query }))} />
        <div className="toolbar-filters metric-range">
          <Segmented
            value={range}
            onChange={(next) => url.set({ range: next === "1h" ? null : String(next) })}
            options={(Object.keys(ranges) as Range[]).map((value) => ({ value, label: t(`telemetry:ranges.${value}`) }))}
            aria-label={t("telemetry:range")}
          />
          <Button icon={<ReloadOutlined />} onClick={askAgain} disabled={promql === ""}>
            {t("telemetry:again")}
          </Button>
        </div>
      </Panel>
      {promql !== "" && (
        <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
          {({ metricQuery }) => (metricQuery.fault ? <Fault promql={promql} fault={metricQuery.fault} /> : <Answer answer={metricQuery} />)}
        </Loaded>
      )}
      <Sources of="metrics" asked={promql !== ""} />
    </>
  );
}

/** The query with a mark under the place from which on it is not understood. */
function Fault({ promql, fault }: { promql: string; fault: NonNullable<MetricAnswer["fault"]> }) {
  const { t } = useTranslation();
  const line = promql.slice(0, fault.position).split("\n").length - 1;
  const column = fault.position - (promql.lastIndexOf("\n", fault.position - 1) + 1);
  return (
    <div className="promql-fault" role="alert">
      <strong>{t("telemetry:fault", { position: fault.position + 1 })}</strong>
      <pre>{`${promql.split("\n")[line]}\n${" ".repeat(column)}^`}</pre>
      <span>{fault.reason}</span>
    </div>
  );
}

function Answer({ answer }: { answer: MetricAnswer }) {
  const { t } = useTranslation();
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set());
  if (answer.series.length === 0) return <Notice title={t("telemetry:empty")} help={t("telemetry:emptyHelp")} />;
  const toggle = (name: string) =>
    hide((before) => {
      const after = new Set(before);
      if (!after.delete(name)) after.add(name);
      return after;
    });
  const more = answer.count > answer.series.length;
  return (
    <Panel title={t("telemetry:answer", { count: answer.count })}>
      {more && <p className="faint">{t("telemetry:more", { shown: answer.series.length })}</p>}
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <MetricChart answer={answer} hidden={hidden} />
      </Suspense>
      <SeriesTable series={answer.series} hidden={hidden} onToggle={toggle} />
    </Panel>
  );
}
