import type { MetricSeries } from "./queries";

/** How long one looks back, and how far apart moments are then; in seconds. */
export const ranges = {
  "15m": { seconds: 900, step: 15 },
  "1h": { seconds: 3_600, step: 15 },
  "6h": { seconds: 21_600, step: 60 },
  "24h": { seconds: 86_400, step: 300 },
  "7d": { seconds: 604_800, step: 1_800 },
} as const;

export type Range = keyof typeof ranges;

export const isRange = (text: string | undefined): text is Range => text !== undefined && text in ranges;

const significant = 5;

/** A number short enough to stand in a table. */
export function short(value: number | null | undefined): string {
  if (value === null || value === undefined) return "—";
  if (value !== 0 && (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-6)) return value.toExponential(3);
  return value.toLocaleString("en-US", { maximumSignificantDigits: Math.max(significant, Math.trunc(Math.abs(value)).toString().length) });
}

interface Figures {
  last: number | null;
  least: number | null;
  greatest: number | null;
  mean: number | null;
}

export function figuresOf(values: readonly (number | null)[]): Figures {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { last: null, least: null, greatest: null, mean: null };
  return {
    last: known[known.length - 1]!,
    least: known.reduce((one, other) => Math.min(one, other)),
    greatest: known.reduce((one, other) => Math.max(one, other)),
    mean: known.reduce((one, other) => one + other, 0) / known.length,
  };
}

/** The series as PromQL would write it. */
export function nameOf(series: Pick<MetricSeries, "labels">): string {
  const name = series.labels.find((label) => label.name === "__name__")?.value ?? "";
  const rest = series.labels.filter((label) => label.name !== "__name__").map((label) => `${label.name}="${label.value}"`);
  return rest.length > 0 || !name ? `${name}{${rest.join(", ")}}` : name;
}

/** Ten colours that are told apart on light and on dark; the eleventh line has the first one again. */
const colours = ["#1d76c4", "#d9822b", "#3a9d5d", "#c14a6b", "#7a5cc2", "#1a9aa0", "#a6762f", "#5b7fa6", "#c25fc0", "#7f8c1f"];
export const colourOf = (index: number) => colours[index % colours.length]!;
