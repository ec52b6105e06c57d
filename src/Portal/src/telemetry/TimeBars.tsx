import "./search.css";
import dayjs from "dayjs";
import { GridComponent, TooltipComponent } from "echarts/components";
import { getInstanceByDom, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useMemo } from "react";
import { axisOf, useChart } from "@/kit/chart";
import { useScheme } from "@/shell/theme";
import type { Time } from "./time";
import { useDrag } from "./useDrag";

use([GridComponent, TooltipComponent, CanvasRenderer]);

const day = 86_400_000;
const minute = 60_000;

interface Props {
  time: Time;
  label: string;
  /** What stands over each slice of the time, and at which axes; the first is the usual one. */
  series: readonly object[];
  axes?: readonly object[];
  /** From which bar to which. */
  onChoose: (first: number, last: number) => void;
}

const counts = [{ minInterval: 1 }];

/** Bars over time; some of them become the time that is looked at. */
export function TimeBars({ time, label, series, axes = counts, onChoose }: Props) {
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
      yAxis: axes.map((one, place) => ({
        type: "value",
        splitNumber: 3,
        ...axis,
        ...one,
        axisLabel: { ...axis.axisLabel, ...("axisLabel" in one ? (one.axisLabel as object) : {}) },
        splitLine: place === 0 ? axis.splitLine : { show: false },
      })),
      series,
    };
  }, [time, scheme, series, axes]);
  const place = useChart(option);
  const drag = useDrag((begin, end) => {
    const chart = getInstanceByDom(place.current!);
    const barAt = (x: number) => Math.min(time.slices - 1, Math.max(0, Math.round(chart!.convertFromPixel({ xAxisIndex: 0 }, x))));
    onChoose(barAt(Math.min(begin, end)), barAt(Math.max(begin, end)));
  });
  return (
    // For the pointer alone: with keys the time is chosen in its field.
    <div className="time-bars" {...drag.handlers}>
      <div ref={place} className="chart" role="img" aria-label={label} />
      {drag.stretch && <i style={drag.stretch} />}
    </div>
  );
}
