import Segmented from "antd/es/segmented";
import dayjs from "dayjs";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { absolute, span } from "@/kit/time/instants";
import { percentOf } from "./marks";
import { type Availability, AvailabilityQuery } from "./queries";
import { barsOf } from "./strip";

const periods = { "24h": 24, "7d": 168, "30d": 720, "90d": 2_160 } as const;
type Period = keyof typeof periods;

/** How much of a time it was there, by its verdicts, and when it was not. */
export function AvailabilityPanel({ id, changes }: { id: string; changes: number }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [period, choose] = useState<Period>("24h");
  const [{ data, error }, ask] = useQuery({ query: AvailabilityQuery, variables: { id, hours: periods[period], asOf } });
  useEffect(() => {
    if (changes > 0) ask({ requestPolicy: "network-only" });
  }, [changes, ask]);
  return (
    <Panel
      title={t("probes:availability.title")}
      extra={
        <Segmented
          size="small"
          value={period}
          onChange={(next) => choose(next as Period)}
          options={Object.keys(periods).map((value) => ({ value, label: t(`probes:availability.periods.${value}`) }))}
          aria-label={t("probes:availability.period")}
        />
      }
    >
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ probe }) => probe && <Strip availability={probe.availability} />}
      </Loaded>
    </Panel>
  );
}

function Strip({ availability }: { availability: Availability }) {
  const { t } = useTranslation();
  const { downSeconds, unknownSeconds, pausedSeconds, outages, percent } = availability;
  return (
    <>
      <div className="probe-line">
        <span className="probe-percent">{percentOf(percent)}</span>
        <span className="faint">
          {percent === null ? t("probes:availability.nothing") : t("probes:availability.outages", { count: outages })}
        </span>
      </div>
      <section className="probe-strip" aria-label={t("probes:availability.strip")}>
        {barsOf(availability).map((bar) => {
          const words = t("probes:availability.span", {
            from: dayjs(bar.from).format(absolute),
            to: dayjs(bar.to).format(absolute),
            phase: t(`enums:ProbePhase.${bar.phase}`),
          });
          return (
            <span
              key={bar.from}
              className={`probe-span probe-${bar.phase.toLowerCase()}`}
              style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
              title={words}
            >
              <span className="unseen">{words}</span>
            </span>
          );
        })}
      </section>
      <div className="probe-strip-times faint">
        <Instant at={availability.from} />
        <Instant at={availability.to} />
      </div>
      <ul className="probe-legend">
        {downSeconds > 0 && <li className="status probe-down">{t("probes:availability.down", { span: span(downSeconds, t) })}</li>}
        {unknownSeconds > 0 && (
          <li className="status probe-unknown">{t("probes:availability.unknown", { span: span(unknownSeconds, t) })}</li>
        )}
        {pausedSeconds > 0 && <li className="status probe-paused">{t("probes:availability.paused", { span: span(pausedSeconds, t) })}</li>}
      </ul>
    </>
  );
}
