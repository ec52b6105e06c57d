import type { Availability } from "./queries";

type Span = Availability["spans"][number];

/** A span with where it begins and how wide it is, in percent of the whole. */
export interface Bar extends Span {
  left: number;
  width: number;
}

const [hundred, thinnest] = [100, 0.4];

/** Spans as bars; what was short stays wide enough to be seen, and what is bad lies above what is good. */
export function barsOf({ from, to, spans }: Pick<Availability, "from" | "to" | "spans">): Bar[] {
  const [start, whole] = [Date.parse(from), Date.parse(to) - Date.parse(from)];
  const share = (at: string) => (hundred * (Date.parse(at) - start)) / whole;
  const bars = spans.map((span) => {
    const width = Math.max(share(span.to) - share(span.from), thinnest);
    return { ...span, width, left: Math.min(share(span.from), hundred - width) };
  });
  return [...bars.filter((bar) => bar.phase !== "DOWN"), ...bars.filter((bar) => bar.phase === "DOWN")];
}
