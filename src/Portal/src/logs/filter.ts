import type { EnumOf } from "@/kit/api/graphql";
import { some, type Url } from "@/kit/state/url";
import { isRange, type Range, ranges } from "@/telemetry/figures";
import type { LogFilter } from "./queries";

export interface Attribute {
  name: string;
  value: string;
}

/** The filter that the URL spells out. */
export function filterOf(url: Pick<Url, "get" | "all">): LogFilter {
  const attributes = url.all("attr").map(attributeOf);
  return {
    organisations: some(url.all("organisation")),
    text: url.get("q"),
    severityAtLeast: url.get("severity") as EnumOf<"LogSeverity"> | undefined,
    service: url.get("service"),
    instance: url.get("instance"),
    attributes: attributes.length > 0 ? attributes : undefined,
    traceId: url.get("trace"),
  };
}

/** The same search as the query of a rule; undefined where a rule has no words for it. */
export function ruleQueryOf({ text, service, instance, severityAtLeast, attributes, traceId }: LogFilter): string | undefined {
  if (attributes || traceId || [service, instance].some((name) => name && /\s/.test(name))) return undefined;
  const said = [text, service && `service:${service}`, instance && `instance:${instance}`];
  return [...said, severityAtLeast && `severity:${severityAtLeast.toLowerCase()}`].filter(Boolean).join(" ") || undefined;
}

/** An attribute in the URL. The first equals sign ends its name, so one within the name is written otherwise. */
export const written = ({ name, value }: Attribute) => `${name.replaceAll("%", "%25").replaceAll("=", "%3D")}=${value}`;

export function attributeOf(text: string): Attribute {
  const end = text.includes("=") ? text.indexOf("=") : text.length;
  return { name: text.slice(0, end).replaceAll("%3D", "=").replaceAll("%25", "%"), value: text.slice(end + 1) };
}

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
