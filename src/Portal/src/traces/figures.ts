import { colourOf } from "@/telemetry/figures";
import type { Time } from "@/telemetry/time";

const second = 1_000;
const minute = 60_000;
const units: readonly [least: number, unit: string][] = [
  [second, "s"],
  [1, "ms"],
  [0, "µs"],
];

/** Milliseconds in the unit in which they are read best. */
export function lasting(milliseconds: number): string {
  if (milliseconds >= minute) return `${Math.floor(milliseconds / minute)} min ${Math.floor((milliseconds % minute) / second)} s`;
  if (milliseconds <= 0) return "0 ms";
  const [least, unit] = units.find(([from]) => milliseconds >= from)!;
  const value = milliseconds / (least || 0.001);
  return `${value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })} ${unit}`;
}

/** How many a minute, over the time in which they were counted. */
export function perMinute(spans: number, { from, to }: Pick<Time, "from" | "to">, countedSince: string | null): number {
  const minutes = (Date.parse(to) - Math.max(Date.parse(from), countedSince ? Date.parse(countedSince) : 0)) / minute;
  return minutes > 0 ? spans / minutes : 0;
}

export const shareOf = (part: number, whole: number) =>
  `${(whole > 0 ? (part / whole) * 100 : 0).toLocaleString("en-US", { maximumFractionDigits: 1 })}%`;

/** Where a bar stands on the axis of a trace; nothing of it leaves the axis. */
export function barOf(offset: number, milliseconds: number, whole: number): { left: string; width: string } {
  if (whole <= 0) return { left: "0%", width: "100%" };
  const left = Math.min(100, Math.max(0, (offset / whole) * 100));
  return { left: `${left}%`, width: `${Math.min(100 - left, Math.max(0, (milliseconds / whole) * 100))}%` };
}

const quarters = [0, 0.25, 0.5, 0.75, 1];

/** What is written at the axis of a trace, from its beginning to its end. */
export const ticksOf = (milliseconds: number) => quarters.map((part) => lasting(milliseconds * part));

/** Each service of a trace has a colour; the order of services says which. */
export const coloursOf = (services: readonly { value: string }[]): ReadonlyMap<string, string> =>
  new Map(services.map(({ value }, place) => [value, colourOf(place)]));
