import { type ECharts, type EChartsCoreOption, init } from "echarts/core";
import { type RefObject, useEffect, useRef } from "react";

const shades = { light: { text: "#525c6d", grid: "#e4e8ef" }, dark: { text: "#aab2c0", grid: "#253041" } };

/** What an axis looks like on light and on dark. */
export function axisOf(scheme: keyof typeof shades) {
  const { text, grid } = shades[scheme];
  return { axisLabel: { color: text }, axisLine: { lineStyle: { color: grid } }, splitLine: { lineStyle: { color: grid } } };
}

/** Draws a chart into the element that takes the reference, as large as that is; it is large, so only pages that come late may use it. */
export function useChart(option: EChartsCoreOption): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    const drawn = init(place.current!);
    chart.current = drawn;
    const sized = new ResizeObserver(() => drawn.resize());
    sized.observe(place.current!);
    return () => {
      sized.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ animation: false, textStyle: { fontFamily: "inherit" }, ...option }, true);
  }, [option]);
  return place;
}
