// Calls among services, told as OpenTelemetry tells them.
import { randomBytes } from "node:crypto";

export const newTrace = () => randomBytes(16).toString("hex");
export const newSpan = () => randomBytes(8).toString("hex");

const kinds = { internal: 1, server: 2, client: 3 };
const nanoseconds = (at) => String(BigInt(Math.round(at * 1_000)) * 1_000n);
const attributesOf = (values) =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value },
  }));

/**
 * The spans of a call and of those that it makes.
 * @typedef {object} Call
 * @property {string} service
 * @property {string} name
 * @property {"internal" | "server" | "client"} kind
 * @property {number} [after] Milliseconds after the beginning of the call that makes it.
 * @property {number} took
 * @property {Record<string, string | number>} [attributes]
 * @property {string} [fault] Why it failed.
 * @property {{ type: string, message: string, stacktrace: string }} [exception]
 * @property {string} [spanId]
 * @property {Call[]} [calls]
 */
export function spansOf(/** @type {Call} */ call, at, traceId = newTrace(), parentSpanId = "") {
  const spanId = call.spanId ?? newSpan();
  const begin = at + (call.after ?? 0);
  const exception = call.exception && {
    timeUnixNano: nanoseconds(begin + call.took),
    name: "exception",
    attributes: attributesOf(Object.fromEntries(Object.entries(call.exception).map(([name, value]) => [`exception.${name}`, value]))),
  };
  const span = {
    traceId,
    spanId,
    parentSpanId,
    name: call.name,
    kind: kinds[call.kind],
    startTimeUnixNano: nanoseconds(begin),
    endTimeUnixNano: nanoseconds(begin + call.took),
    attributes: attributesOf(call.attributes ?? {}),
    status: call.fault ? { code: 2, message: call.fault } : {},
    events: exception ? [exception] : [],
  };
  return [{ service: call.service, span }, ...(call.calls ?? []).flatMap((next) => spansOf(next, begin, traceId, spanId))];
}

/** What is sent of them, by service. */
export function exported(spans) {
  const services = [...new Set(spans.map((one) => one.service))];
  return {
    resourceSpans: services.map((service) => ({
      resource: { attributes: attributesOf({ "service.name": service, "host.name": `${service}-01` }) },
      scopeSpans: [{ spans: spans.filter((one) => one.service === service).map((one) => one.span) }],
    })),
  };
}
