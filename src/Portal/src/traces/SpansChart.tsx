import { BarChart, LineChart } from "echarts/charts";
import { use } from "echarts/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { TimeBars } from "@/telemetry/TimeBars";
import type { Time } from "@/telemetry/time";
import { lasting } from "./figures";
import type { SpanSummary } from "./queries";

use([BarChart, LineChart]);

const colours = { failed: "#cf5b60", fine: "#4c8dd6", p95: "#d9a22b" };
const told = ["failed", "fine", "p95"] as const;
const axes = [{ minInterval: 1 }, { axisLabel: { formatter: lasting } }];
const inTime = (value: unknown) => (typeof value === "number" ? lasting(value) : "—");

interface Props {
  sum: SpanSummary;
  time: Time;
  /** From which bar to which. */
  onChoose: (first: number, last: number) => void;
}

/** Spans over time, failed ones at the bottom where the eye follows them best, and above them how long all but the slowest took. */
export default function SpansChart({ sum: { slices }, time, onChoose }: Props) {
  const { t } = useTranslation();
  const series = useMemo(() => {
    const bars = { type: "bar", stack: "spans", barCategoryGap: "15%" };
    const line = { type: "line", yAxisIndex: 1, symbolSize: 3, lineStyle: { width: 1.5 }, tooltip: { valueFormatter: inTime } };
    const drawn = {
      failed: { ...bars, data: slices.map((slice) => slice.failed) },
      fine: { ...bars, data: slices.map((slice) => slice.spans - slice.failed) },
      p95: { ...line, data: slices.map((slice) => slice.p95) },
    };
    return told.map((key) => ({ ...drawn[key], name: t(`traces:chart.${key}`), itemStyle: { color: colours[key] } }));
  }, [slices, t]);
  return (
    <>
      <TimeBars time={time} label={t("traces:chart.title")} series={series} axes={axes} onChoose={onChoose} />
      <div className="legend">
        {told.map((key) => (
          <span key={key}>
            <i style={{ background: colours[key] }} />
            {t(`traces:chart.${key}`)}
          </span>
        ))}
      </div>
    </>
  );
}
