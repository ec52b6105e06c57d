import { isRange, type Range, ranges } from "./figures";

/** A time, and into how many bars it is divided. */
export interface Time {
  from: string;
  to: string;
  slices: number;
}

/** How many seconds a bar takes. */
const bars: Record<Range, number> = { "15m": 15, "1h": 60, "6h": 300, "24h": 900, "7d": 7_200 };
const barsOfChosen = 60;

export const usualRange: Range = "1h";
export const rangeOf = (asked: string | undefined): Range => (isRange(asked) ? asked : usualRange);

const isMoment = (text: string | undefined): text is string => text !== undefined && !Number.isNaN(Date.parse(text));

/** The time that was chosen, or else the range up to the end of the bar that is now: bars begin at full minutes and hours. */
export function timeOf(asked: { from?: string; to?: string; range?: string }, now: number): Time {
  if (isMoment(asked.from) && isMoment(asked.to)) return { from: asked.from, to: asked.to, slices: barsOfChosen };
  const range = rangeOf(asked.range);
  const bar = bars[range] * 1_000;
  const until = (Math.floor(now / bar) + 1) * bar;
  const slices = ranges[range].seconds / bars[range];
  return { from: new Date(until - slices * bar).toISOString(), to: new Date(until).toISOString(), slices };
}

/** The time that some neighbouring bars take; never less than a millisecond, however often somebody narrows it. */
export function partOf({ from, to, slices }: Time, first: number, last: number): { from: string; to: string } {
  const start = Date.parse(from);
  const bar = (Date.parse(to) - start) / slices;
  const begin = Math.floor(start + first * bar);
  const end = Math.max(begin + 1, Math.ceil(start + (last + 1) * bar));
  return { from: new Date(begin).toISOString(), to: new Date(end).toISOString() };
}
