import dayjs from "dayjs";
import { BarChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { getInstanceByDom, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { type PointerEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { axisOf, useChart } from "@/kit/chart";
import { orders } from "@/kit/enums";
import { useScheme } from "@/shell/theme";
import type { Time } from "./filter";
import type { LogSummary } from "./queries";

use([BarChart, GridComponent, TooltipComponent, CanvasRenderer]);

const colours = {
  FATAL: "#8f1d3f",
  ERROR: "#cf5b60",
  WARN: "#d9a22b",
  INFO: "#4c8dd6",
  DEBUG: "#8c9bb5",
  TRACE: "#b3bccb",
  UNSET: "#9aa7bd",
};
const day = 86_400_000;
const minute = 60_000;

interface Props {
  sum: LogSummary;
  time: Time;
  /** From which bar to which. */
  onChoose: (first: number, last: number) => void;
}

/** Lines over time by severity, the worst at the bottom: there the eye follows them best. */
export default function HistogramChart({ sum, time, onChoose }: Props) {
  const { t } = useTranslation();
  const [scheme] = useScheme();
  const option = useMemo(() => {
    const start = Date.parse(time.from);
    const bar = (Date.parse(time.to) - start) / time.slices;
    const form = bar * time.slices > day ? "MM-DD HH:mm" : bar < minute ? "HH:mm:ss" : "HH:mm";
    const axis = axisOf(scheme);
    return {
      grid: { top: 8, left: 8, right: 8, bottom: 4, outerBoundsMode: "same" },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true, renderMode: "richText" },
      xAxis: {
        type: "category",
        data: Array.from({ length: time.slices }, (_, slice) => dayjs(start + slice * bar).format(form)),
        ...axis,
        axisLabel: { ...axis.axisLabel, hideOverlap: true },
        splitLine: { show: false },
      },
      yAxis: { type: "value", minInterval: 1, splitNumber: 3, ...axis },
      series: orders.LogSeverity.flatMap((severity) => {
        const slice = sum.slices.find((one) => one.severity === severity);
        if (!slice) return [];
        const name = t(`enums:LogSeverity.${severity}`);
        return [{ name, type: "bar", stack: "lines", barCategoryGap: "15%", itemStyle: { color: colours[severity] }, data: slice.lines }];
      }),
    };
  }, [sum, time, scheme, t]);
  const place = useChart(option);
  const drag = useDrag((begin, end) => {
    const chart = getInstanceByDom(place.current!);
    const barAt = (x: number) => Math.min(time.slices - 1, Math.max(0, Math.round(chart!.convertFromPixel({ xAxisIndex: 0 }, x))));
    onChoose(barAt(Math.min(begin, end)), barAt(Math.max(begin, end)));
  });
  return (
    // For the pointer alone: with keys the time is chosen in its field.
    <div className="log-histogram" {...drag.handlers}>
      <div ref={place} className="chart" role="img" aria-label={t("logs:histogram")} />
      {drag.stretch && <i style={drag.stretch} />}
    </div>
  );
}

/** A stretch along an element, from where the pointer went down to where it went up again. */
function useDrag(onEnd: (begin: number, end: number) => void) {
  const [drag, move] = useState<{ begin: number; end: number }>();
  const at = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      move({ begin: at(event), end: at(event) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => drag && move({ ...drag, end: at(event) }),
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      move(undefined);
      if (drag) onEnd(drag.begin, at(event));
    },
    onPointerCancel: () => move(undefined),
  };
  return { handlers, stretch: drag && { left: Math.min(drag.begin, drag.end), width: Math.abs(drag.end - drag.begin) } };
}
