import { BarChart } from "echarts/charts";
import { use } from "echarts/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { orders } from "@/kit/enums";
import { TimeBars } from "@/telemetry/TimeBars";
import type { Time } from "@/telemetry/time";
import type { LogSummary } from "./queries";

use([BarChart]);

const colours = {
  FATAL: "#8f1d3f",
  ERROR: "#cf5b60",
  WARN: "#d9a22b",
  INFO: "#4c8dd6",
  DEBUG: "#8c9bb5",
  TRACE: "#b3bccb",
  UNSET: "#9aa7bd",
};

interface Props {
  sum: LogSummary;
  time: Time;
  /** From which bar to which. */
  onChoose: (first: number, last: number) => void;
}

/** Lines over time by severity, the worst at the bottom: there the eye follows them best. */
export default function HistogramChart({ sum, time, onChoose }: Props) {
  const { t } = useTranslation();
  const series = useMemo(
    () =>
      orders.LogSeverity.flatMap((severity) => {
        const slice = sum.slices.find((one) => one.severity === severity);
        if (!slice) return [];
        const name = t(`enums:LogSeverity.${severity}`);
        return [{ name, type: "bar", stack: "lines", barCategoryGap: "15%", itemStyle: { color: colours[severity] }, data: slice.lines }];
      }),
    [sum, t],
  );
  return <TimeBars time={time} label={t("logs:histogram")} series={series} onChoose={onChoose} />;
}
