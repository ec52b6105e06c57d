import Select from "antd/es/select";
import type { TFunction } from "i18next";
import type { Field, Option } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import type { ProbeVersion } from "./queries";
import { StepsEditor } from "./StepsEditor";
import { type Step, sentStep, stepOf } from "./steps";

const [line, host, longestPort, mostPoints, mostFailures, mostDays] = [200, 253, 65_535, 10, 10, 365];
const [shortestInterval, longestInterval, longestTimeout] = [30, 86_400, 30];

type Values = Record<string, unknown>;
type Kind = ProbeVersion["kind"];

const kindIs =
  (...kinds: Kind[]) =>
  (values: Values) =>
    kinds.includes(values.kind as Kind);

/** Begins with what most probes are: a look at a page each minute, two bad ones in a row, from here. */
export const usual = (point: string): Values => ({
  kind: "HTTP",
  intervalSeconds: 60,
  timeoutSeconds: 10,
  failures: 2,
  points: [point],
  quorum: 1,
  severity: "MAJOR",
  steps: [stepOf()],
  recordType: "A",
  daysLeft: 30,
  untrusted: false,
});

/** A version as the form holds it. */
export function valuesOf(version: ProbeVersion): Values {
  const { steps, points, ...rest } = version;
  return { ...usual(points[0] ?? ""), ...rest, points: [...points], ...(steps && { steps: steps.map(stepOf) }) };
}

/** What is asked, by what the probe does. */
export function probeFields(t: TFunction, services: Option[], points: string[]): Field[] {
  const target = kindIs("TCP", "TLS", "PING");
  return [
    { kind: "line", name: "name", required: true, max: line },
    { kind: "choice", name: "kind", required: true, half: true, options: optionsOf("ProbeKind", t) },
    { kind: "choice", name: "serviceId", half: true, options: services },
    { kind: "custom", name: "steps", required: true, when: kindIs("HTTP"), render: () => <StepsEditor /> },
    { kind: "line", name: "host", required: true, half: true, max: host, when: target },
    { kind: "number", name: "port", required: true, half: true, min: 1, max: longestPort, when: kindIs("TCP", "TLS") },
    { kind: "number", name: "daysLeft", required: true, half: true, min: 0, max: mostDays, when: kindIs("TLS") },
    { kind: "switch", name: "untrusted", half: true, when: kindIs("TLS") },
    { kind: "line", name: "query", required: true, half: true, max: host, when: kindIs("DNS") },
    { kind: "choice", name: "recordType", required: true, half: true, options: optionsOf("DnsRecordType", t), when: kindIs("DNS") },
    { kind: "line", name: "expected", half: true, max: line, when: kindIs("DNS") },
    { kind: "line", name: "server", half: true, max: line, when: kindIs("DNS") },
    { kind: "number", name: "intervalSeconds", required: true, half: true, min: shortestInterval, max: longestInterval },
    { kind: "number", name: "timeoutSeconds", required: true, half: true, min: 1, max: longestTimeout },
    { kind: "number", name: "failures", required: true, half: true, min: 1, max: mostFailures },
    { kind: "choice", name: "severity", required: true, half: true, options: optionsOf("AlertSeverity", t) },
    {
      kind: "custom",
      name: "points",
      required: true,
      half: true,
      render: () => <Select mode="tags" maxCount={mostPoints} options={points.map((point) => ({ value: point, label: point }))} />,
    },
    { kind: "number", name: "quorum", required: true, half: true, min: 1, max: mostPoints },
  ];
}

/** The name under which the Api knows a field: a refusal that names it is shown there. */
export function fieldOf(refused: string): string {
  const [, part, ...rest] = refused.split(".");
  if (part === "http") return "steps";
  return rest.length > 0 ? rest[rest.length - 1]! : (part ?? refused);
}

/** What was filled in, as the Api wants it: the part of its kind, and none of the others. */
export function arranged(values: Values) {
  const text = (name: string) => String(values[name] ?? "").trim();
  const maybe = (name: string) => text(name) || undefined;
  const common = {
    name: text("name"),
    ...(values.serviceId ? { serviceId: values.serviceId as string } : {}),
    kind: values.kind as Kind,
    intervalSeconds: values.intervalSeconds as number,
    timeoutSeconds: values.timeoutSeconds as number,
    failures: values.failures as number,
    points: values.points as string[],
    quorum: values.quorum as number,
    severity: values.severity as ProbeVersion["severity"],
  };
  const port = values.port as number;
  switch (common.kind) {
    case "HTTP":
      return { ...common, http: { steps: (values.steps as Step[]).map(sentStep) } };
    case "TCP":
      return { ...common, tcp: { host: text("host"), port } };
    case "TLS":
      return { ...common, tls: { host: text("host"), port, daysLeft: values.daysLeft as number, untrusted: !!values.untrusted } };
    case "PING":
      return { ...common, ping: { host: text("host") } };
    case "DNS":
      return {
        ...common,
        dns: {
          query: text("query"),
          recordType: values.recordType as NonNullable<ProbeVersion["recordType"]>,
          expected: maybe("expected"),
          server: maybe("server"),
        },
      };
  }
}
