import { LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { axisOf, useChart } from "@/kit/chart";
import { useScheme } from "@/shell/theme";
import { colourOf, nameOf, short } from "./figures";
import type { MetricAnswer } from "./queries";

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** Words for more lines than that would cover the chart. */
const toldAtOnce = 12;

/** Each series as a line over time. */
export default function MetricChart({ answer, hidden }: { answer: MetricAnswer; hidden: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const [scheme] = useScheme();
  const option = useMemo(() => {
    const start = new Date(answer.from).getTime();
    const axis = axisOf(scheme);
    const lines = answer.series.map((series, index) => ({ name: nameOf(series), values: series.values, colour: colourOf(index) }));
    return {
      grid: { top: 16, left: 8, right: 16, bottom: 8, outerBoundsMode: "same" },
      tooltip: {
        trigger: lines.length > toldAtOnce ? "item" : "axis",
        confine: true,
        renderMode: "richText",
        valueFormatter: (value: unknown) => short(value as number | null),
      },
      xAxis: { type: "time", ...axis, axisLabel: { ...axis.axisLabel, hideOverlap: true }, splitLine: { show: false } },
      yAxis: { type: "value", scale: true, ...axis },
      series: lines
        .filter((line) => !hidden.has(line.name))
        .map((line) => ({
          name: line.name,
          type: "line" as const,
          showSymbol: line.values.filter((value) => value !== null).length === 1,
          symbolSize: 6,
          lineStyle: { width: 1.5 },
          itemStyle: { color: line.colour },
          data: line.values.map((value, moment) => [start + moment * answer.step * 1000, value]),
        })),
    };
  }, [answer, hidden, scheme]);
  return <div ref={useChart(option)} className="chart" role="img" aria-label={t("telemetry:chart")} />;
}
