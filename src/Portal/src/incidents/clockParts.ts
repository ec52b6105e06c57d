import type { Clock } from "./IncidentQuery";
import type { Entry } from "./useTimeline";

export interface Part {
  state: "running" | "paused" | "late";
  from: number;
  to: number;
}

export interface ClockPicture {
  from: number;
  to: number;
  parts: Part[];
  due?: number;
}

interface ClockSet {
  kind: string;
  state: "Running" | "Paused" | "Stopped";
  dueAt?: string;
  stoppedAt?: string;
}

/** How a clock went: when it ran, when a hold stopped it, and when it was late. Drawn from what was recorded, not worked out anew. */
export function clockPicture(kind: Clock["kind"], entries: readonly Entry[], now: number): ClockPicture | undefined {
  const facts = entries
    .filter((entry) => /^incident\.clock-(set|stopped|breached)\./.test(entry.type))
    .map((entry) => ({ at: Date.parse(entry.occurredAt), type: entry.type, ...(JSON.parse(entry.data) as ClockSet) }))
    .filter((fact) => fact.kind.toUpperCase() === kind);
  const first = facts.find((fact) => fact.type.startsWith("incident.clock-set"));
  if (!first) return undefined;

  const stop = facts.findLast((fact) => fact.type.startsWith("incident.clock-stopped"));
  const isOver = stop && !facts.some((fact) => fact.at > stop.at && fact.type.startsWith("incident.clock-set"));
  const end = isOver ? Date.parse(stop.stoppedAt ?? new Date(stop.at).toISOString()) : Math.max(now, facts.at(-1)!.at);
  const lateFrom = lateSince(facts);
  const steps = facts.filter((fact) => !fact.type.startsWith("incident.clock-breached"));
  const parts = steps.flatMap((fact, i) => partsBetween(fact, steps[i + 1]?.at ?? end, lateFrom));
  const due = facts.findLast((fact) => fact.type.startsWith("incident.clock-set") && fact.dueAt)?.dueAt;
  const dueAt = due ? Date.parse(due) : undefined;
  return { from: first.at, to: Math.max(end, isOver ? 0 : (dueAt ?? 0)), parts, due: dueAt };
}

function lateSince(facts: (ClockSet & { at: number; type: string })[]): number {
  const breach = facts.findLast((fact) => fact.type.startsWith("incident.clock-breached"));
  if (breach?.dueAt) return Date.parse(breach.dueAt);
  const last = facts.findLast((fact) => fact.type.startsWith("incident.clock-set"));
  return last?.state === "Running" && last.dueAt ? Math.max(last.at, Date.parse(last.dueAt)) : Number.POSITIVE_INFINITY;
}

function partsBetween(fact: ClockSet & { at: number; type: string }, to: number, lateFrom: number): Part[] {
  if (fact.type.startsWith("incident.clock-stopped") || fact.state === "Stopped" || to <= fact.at) return [];
  if (fact.state === "Paused") return [{ state: "paused", from: fact.at, to }];
  const turn = Math.min(Math.max(lateFrom, fact.at), to);
  const parts: Part[] = [
    { state: "running", from: fact.at, to: turn },
    { state: "late", from: turn, to },
  ];
  return parts.filter((part) => part.to > part.from);
}
