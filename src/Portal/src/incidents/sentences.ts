import type { TFunction } from "i18next";
import { span } from "@/kit/time/instants";
import { calledOf, variantOfCall } from "./called";
import { suspectsOf } from "./suspected";
import type { Entry } from "./useTimeline";

export interface Told {
  /** What happened, in a sentence. */
  what: string;
  /** What somebody wrote. */
  words?: string;
  /** Colour of the dot. */
  tone: "plain" | "good" | "bad" | "wait" | "work";
  /** Written for those who work on incidents only. */
  internal?: boolean;
  kind: "work" | "comment" | "clock";
}

type Facts = Record<string, unknown>;

const enums: Record<string, string> = {
  channel: "Channel",
  impact: "Impact",
  urgency: "Urgency",
  priority: "Priority",
  kind: "ClockKind",
  closure: "Closure",
  label: "DataLabel",
};
const enumsOfChanges: Record<string, string> = { body: "ApprovalBody", closure: "ChangeClosure", kind: "ChangeKind", plan: "StepPlan" };
const enumsOfAssets: Record<string, string> = { face: "RackFace", term: "AssetTerm" };
/** Facts that name somebody by their login. */
const people = ["technician", "custodian", "person", "from", "to"];
const enumsOfAlerts: Record<string, string> = { severity: "AlertSeverity", cause: "SuppressionCause", ending: "AlertEnding" };
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const written = ["text", "reason", "note", "comment", "findings", "conflictReason"];
const tones: Record<string, Told["tone"]> = {
  "incident.resolved": "good",
  "incident.closed": "good",
  "incident.clock-breached": "bad",
  "incident.major-declared": "bad",
  "incident.reopened": "bad",
  "incident.held": "wait",
  "incident.clock-warned": "wait",
  "incident.escalated": "wait",
  "incident.called": "wait",
  "incident.call-answered": "work",
  "incident.call-unanswered": "bad",
  "incident.accepted": "work",
  "incident.resumed": "work",
  "change.agreed": "good",
  "change.approved": "good",
  "change.closed": "good",
  "change.rejected": "bad",
  "change.step-failed": "bad",
  "change.aborted": "bad",
  "change.drifted": "bad",
  "change.approval-overdue": "wait",
  "change.started": "work",
  "change.step-done": "work",
  "asset.scrapped": "bad",
  "asset.sent-to-repair": "wait",
  "asset.expiry-noted": "wait",
  "asset.returned": "good",
  "asset.racked": "work",
  "stocktaking.count-ended": "work",
  "stocktaking.closed": "good",
  "stocktaking.cancelled": "bad",
  "alert.fired": "bad",
  "alert.reopened": "bad",
  "alert.escalated": "bad",
  "alert.flapping": "wait",
  "alert.suppressed": "wait",
  "alert.claimed": "work",
  "alert.transferred": "work",
  "alert.resolved": "good",
  "alert-rule.activated": "good",
  "alert-rule.deactivated": "wait",
  "probe.paused": "wait",
  "probe.resumed": "work",
  "probe.judged-up": "good",
  "probe.judged-degraded": "wait",
  "probe.judged-down": "bad",
};

/** Tells a recorded fact in the viewer's language; in the server's words when this portal does not know it yet. */
export function tell(
  entry: Entry,
  t: TFunction,
  teamName: (id: string) => string | undefined,
  person: (login: string) => string | undefined = (login) => login,
): Told {
  const name = entry.type.replace(/\.v\d+$/, "");
  const facts = JSON.parse(entry.data) as Facts;
  const variant = variantOf(name, facts);
  const what = t(`timeline:${variant}`, { ...named(name, facts, t, teamName, person), defaultValue: entry.summary });
  return {
    what,
    words: wordsOf(name, facts),
    tone:
      name === "incident.clock-stopped" && facts.targetSeconds != null
        ? facts.met
          ? "good"
          : "bad"
        : (tones[name] ?? tones[variant] ?? "plain"),
    internal: facts.visibility === "Internal",
    kind: name.endsWith(".commented") ? "comment" : name.startsWith("incident.clock-") ? "clock" : "work",
  };
}

// Some facts read differently by what they hold.
function variantOf(name: string, facts: Facts): string {
  switch (name) {
    case "incident.assigned":
    case "incident.reassigned":
      if (facts.suspect) return `${name}-suspect`;
      return `${name}-${facts.teamId ? "team" : "desk"}${facts.technician ? "-person" : ""}${facts.onCall ? "-on-call" : ""}`;
    case "incident.linked":
    case "incident.unlinked":
      // What an id stands for is told among the links, by its name.
      return isId.test(String(facts.reference)) ? `${name}-known` : name;
    case "incident.handed-over":
      return facts.onCall ? `${name}-on-call` : name;
    case "incident.called":
      return `${name}${variantOfCall(facts)}`;
    case "incident.escalated":
      return `${name}-${facts.teamId ? "team" : "level"}`;
    case "incident.relabelled":
      return facts.byService ? `${name}-by-service` : name;
    case "incident.closed":
      return `${name}-${String(facts.closure).toLowerCase()}`;
    case "incident.clock-set":
      return facts.targetSeconds == null ? `${name}-unpromised` : facts.state === "Paused" ? `${name}-paused` : `${name}-running`;
    case "alert.escalated":
      return facts.reason === "unattended" ? `${name}-unattended` : name;
    case "alert.resolved":
      return `${name}-${String(facts.ending).toLowerCase()}`;
    case "alert.suppressed":
    case "alert.unsuppressed":
      return facts.cause === "Silence" ? `${name}-silence` : name;
    case "alert.turned":
      return facts.firing ? `${name}-firing` : name;
    case "alert.incident-linked":
      if (facts.via && facts.evidence && facts.evidence !== "Calls") return `${name}-via-${String(facts.evidence).toLowerCase()}`;
      return facts.via ? `${name}-via` : facts.automatic ? `${name}-automatic` : name;
    case "probe.judged":
      return `${name}-${String(facts.verdict).toLowerCase()}`;
    case "incident.clock-stopped":
      return facts.targetSeconds == null ? `${name}-unpromised` : facts.met ? `${name}-met` : `${name}-missed`;
    default:
      return name;
  }
}

function named(
  name: string,
  facts: Facts,
  t: TFunction,
  teamName: (id: string) => string | undefined,
  person: (login: string) => string | undefined,
): Facts {
  if (name === "incident.called") return { ...facts, people: calledOf(facts, t, person) };
  if (name === "incident.suspects-ranked") return { suspects: suspectsOf(facts) };
  if (name.startsWith("stocktaking.")) return ofStocktaking(facts, t);
  const families = familiesOf(name);
  const inWords = Object.entries(facts).map(([key, value]): [string, unknown] => {
    const family = families[key];
    if (family && typeof value === "string") return [key, t(`enums:${family}.${screaming(value)}`, { defaultValue: value })];
    if (people.includes(key) && typeof value === "string") return [key, person(value)];
    if (key.endsWith("Seconds") && typeof value === "number") return [key, span(value, t)];
    return [key, value];
  });
  const team = typeof facts.teamId === "string" ? (teamName(facts.teamId) ?? facts.teamId) : undefined;
  const category = [facts.category, facts.subcategory].filter(Boolean).join(" / ");
  const number = typeof facts.step === "number" ? facts.step + 1 : facts.number;
  return { ...Object.fromEntries(inWords), team, category, number };
}

// What these facts are about lies in parts of them, and of lists only their length is told.
function ofStocktaking(facts: Facts, t: TFunction): Facts {
  const { difference, seen, settlement, label, expected, differences } = facts as {
    difference?: { tag: string; kind: string };
    seen?: { tag: string };
    settlement?: string;
    label?: string;
    expected?: unknown[];
    differences?: unknown[];
  };
  return {
    ...facts,
    tag: difference?.tag ?? seen?.tag ?? facts.tag,
    difference: difference && t(`enums:DifferenceKind.${screaming(difference.kind)}`),
    settlement: settlement && t(`enums:Settlement.${screaming(settlement)}`),
    label: label && t(`enums:DataLabel.${screaming(label)}`),
    expected: expected?.length,
    differences: differences?.length,
  };
}

function familiesOf(name: string): Record<string, string> {
  if (name === "alert.severity-changed" || name === "alert.escalated") return { from: "AlertSeverity", to: "AlertSeverity" };
  if (name.startsWith("change.")) return enumsOfChanges;
  if (name.startsWith("asset.")) return enumsOfAssets;
  if (name === "incident.held") return { ...enums, reason: "HoldReason" };
  if (/^incident\..*linked$/.test(name)) return { ...enums, kind: "LinkKind" };
  return name.startsWith("alert.") ? enumsOfAlerts : enums;
}

function wordsOf(name: string, facts: Facts): string | undefined {
  if (name === "incident.reported" || name === "change.drafted") return facts.description as string | undefined;
  if (name === "incident.held") return facts.note as string | undefined;
  if (name === "alert.escalated" && facts.reason === "unattended") return undefined;
  return written.map((key) => facts[key]).find((value): value is string => typeof value === "string" && value !== "");
}

/** The spelling of the schema's enums: AwaitingUser is AWAITING_USER. */
export function screaming(name: string): string {
  return name.replace(/(?<=[a-z])([A-Z])/g, "_$1").toUpperCase();
}
