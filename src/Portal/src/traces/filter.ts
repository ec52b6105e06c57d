import { some, type Url } from "@/kit/state/url";
import { type Attribute, attributeOf, written } from "@/telemetry/attributes";
import type { SpanFilter, TraceWhole } from "./queries";

/** The filter that the URL spells out: where it does not ask for all spans, for those with which a request comes in. */
export function filterOf(url: Url): SpanFilter {
  const attributes = url.all("attr").map(attributeOf);
  return {
    organisations: some(url.all("organisation")),
    service: url.get("service"),
    instance: url.get("instance"),
    name: url.get("operation"),
    atLeastMilliseconds: leastOf(url.get("least")),
    failedOnly: url.flag("failed") || undefined,
    entriesOnly: !url.flag("all") || undefined,
    attributes: attributes.length > 0 ? attributes : undefined,
  };
}

/** How long a span must have taken, in milliseconds. */
export function leastOf(text: string | undefined): number | undefined {
  const least = Number(text);
  return least > 0 && Number.isFinite(least) ? least : undefined;
}

/** The id of a trace, as it is or within a traceparent. */
const traceId = /^(?:[0-9a-f]{2}-)?([0-9a-f]{32})(?:-[0-9a-f]{16}-[0-9a-f]{2})?$/i;

export type Sought = { trace: string } | { attribute: Attribute };

/** What was typed: a trace, or an attribute as name=value; undefined where it is neither. */
export function soughtIn(text: string): Sought | undefined {
  const words = text.trim();
  const trace = traceId.exec(words)?.[1];
  if (trace) return { trace: trace.toLowerCase() };
  const end = words.indexOf("=");
  return end > 0 ? { attribute: { name: words.slice(0, end).trim(), value: words.slice(end + 1).trim() } } : undefined;
}

const minute = 60_000;
const hour = 3_600_000;

/** The time of a trace with some more on both sides: clocks differ, and lines are written late. */
function around({ from, milliseconds }: Pick<TraceWhole, "from" | "milliseconds">, margin: number) {
  const start = Date.parse(from);
  return { from: new Date(start - margin).toISOString(), to: new Date(start + Math.ceil(milliseconds) + margin).toISOString() };
}

/** Where the lines are that were written during a trace. */
export const logsOf = (trace: Pick<TraceWhole, "id" | "from" | "milliseconds">) =>
  `/monitoring/logs?${new URLSearchParams({ trace: trace.id, ...around(trace, minute) })}`;

/** Where the spans are that have the same, from about the time of a trace. */
export const likeThis = (trace: Pick<TraceWhole, "from" | "milliseconds">, attribute: Attribute) =>
  `/monitoring/traces?${new URLSearchParams({ all: "true", attr: written(attribute), ...around(trace, hour) })}`;
