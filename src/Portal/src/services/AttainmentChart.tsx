import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { axisOf, useChart } from "@/kit/chart";
import { useScheme } from "@/shell/theme";
import type { Group } from "./AttainmentPage";

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const colours = {
  light: { good: "#4f9d69", bad: "#cf5b60", open: "#9aa7bd", line: "#1d5fc4" },
  dark: { good: "#4f9d69", bad: "#d9676c", open: "#5d6a80", line: "#7fb0ff" },
};
const slanted = 8;

/** Kept and missed promises as columns, the share as a line. */
export default function AttainmentChart({ groups }: { groups: Group[] }) {
  const { t } = useTranslation();
  const [scheme] = useScheme();
  const option = useMemo(() => {
    const colour = colours[scheme];
    const name = (key: string) => t(`services:attainment.${key}`);
    const column = (key: "met" | "missed" | "open", tone: string) => ({
      name: name(key),
      type: "bar" as const,
      stack: "clocks",
      barMaxWidth: 48,
      itemStyle: { color: tone },
      data: groups.map((group) => group[key]),
    });
    const axis = axisOf(scheme);
    return {
      aria: { enabled: true },
      // Below, where version 6 puts it by itself, it would cover the labels.
      legend: { top: 0, textStyle: axis.axisLabel },
      grid: { top: 44, left: 8, right: 8, bottom: 8, outerBoundsMode: "same" },
      tooltip: { trigger: "axis" },
      xAxis: {
        type: "category",
        data: groups.map((group) => group.label),
        ...axis,
        axisLabel: { ...axis.axisLabel, rotate: groups.length > slanted ? 30 : 0 },
      },
      yAxis: [
        { type: "value", minInterval: 1, ...axis },
        {
          type: "value",
          min: 0,
          max: 100,
          ...axis,
          splitLine: { show: false },
          axisLabel: { ...axis.axisLabel, formatter: "{value} %" },
        },
      ],
      series: [
        column("met", colour.good),
        column("missed", colour.bad),
        column("open", colour.open),
        {
          name: name("percent"),
          type: "line",
          yAxisIndex: 1,
          symbolSize: 7,
          itemStyle: { color: colour.line },
          data: groups.map((group) => (group.percent === null ? null : Number(group.percent.toFixed(1)))),
        },
      ],
    };
  }, [groups, scheme, t]);
  return <div ref={useChart(option)} className="chart" role="img" aria-label={t("services:attainment.chart")} />;
}
