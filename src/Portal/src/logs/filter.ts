import type { EnumOf } from "@/kit/api/graphql";
import { some, type Url } from "@/kit/state/url";
import { attributeOf } from "@/telemetry/attributes";
import type { LogFilter } from "./queries";

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
