import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { arranged } from "./actions";
import { clockPicture } from "./clockParts";
import { filterOf } from "./filter";
import { screaming, tell } from "./sentences";
import type { Entry } from "./useTimeline";

const minute = 60_000;
const start = Date.parse("2026-03-02T09:00:00Z");

function entry(type: string, data: object, minutes = 0): Entry {
  const at = new Date(start + minutes * minute).toISOString();
  return {
    type,
    data: JSON.stringify(data),
    occurredAt: at,
    recordedAt: at,
    by: "lin",
    commandId: null,
    position: 1,
    source: null,
    summary: "in the server's words",
    version: 1,
  };
}

const set = (state: string, minutes: number, due?: number) =>
  entry(
    "incident.clock-set.v1",
    { kind: "Resolution", state, dueAt: due === undefined ? undefined : new Date(start + due * minute).toISOString() },
    minutes,
  );

describe("a clock's picture", () => {
  const minutesOf = (parts: { state: string; from: number; to: number }[]) =>
    parts.map(({ state, from, to }) => [state, (from - start) / minute, (to - start) / minute]);

  it("shows pauses between the spans that counted", () => {
    const entries = [set("Running", 0, 240), set("Paused", 30), set("Running", 90, 300)];
    const picture = clockPicture("RESOLUTION", entries, start + 120 * minute)!;
    expect(minutesOf(picture.parts)).toEqual([
      ["running", 0, 30],
      ["paused", 30, 90],
      ["running", 90, 120],
    ]);
    expect(picture.due).toBe(start + 300 * minute);
    expect(picture.to).toBe(picture.due);
  });

  it("turns late when the promise is used up", () => {
    const picture = clockPicture("RESOLUTION", [set("Running", 0, 60)], start + 100 * minute)!;
    expect(minutesOf(picture.parts)).toEqual([
      ["running", 0, 60],
      ["late", 60, 100],
    ]);
  });

  it("ends where the clock stopped", () => {
    const stopped = entry(
      "incident.clock-stopped.v1",
      { kind: "Resolution", stoppedAt: new Date(start + 20 * minute).toISOString(), met: true },
      20,
    );
    const picture = clockPicture("RESOLUTION", [set("Running", 0, 60), stopped], start + 500 * minute)!;
    expect(minutesOf(picture.parts)).toEqual([["running", 0, 20]]);
    expect(picture.to).toBe(start + 20 * minute);
  });

  it("runs on after the harm came back", () => {
    const stopped = entry(
      "incident.clock-stopped.v1",
      { kind: "Resolution", stoppedAt: new Date(start + 20 * minute).toISOString(), met: true },
      20,
    );
    const picture = clockPicture("RESOLUTION", [set("Running", 0, 60), stopped, set("Running", 40, 80)], start + 50 * minute)!;
    expect(minutesOf(picture.parts)).toEqual([
      ["running", 0, 20],
      ["running", 40, 50],
    ]);
  });

  it("is not drawn without a clock, nor from the other clock's facts", () => {
    expect(clockPicture("RESPONSE", [set("Running", 0, 60)], start)).toBeUndefined();
  });

  it("is never late because this browser's clock stands behind the server's", () => {
    const picture = clockPicture("RESOLUTION", [set("Running", 0, 240), set("Paused", 5)], start - 10 * minute)!;
    expect(minutesOf(picture.parts)).toEqual([["running", 0, 5]]);
  });
});

describe("a sentence", () => {
  const t = ((key: string, words: Record<string, unknown>) => `${key} ${words?.team ?? ""}`.trim()) as unknown as TFunction;
  const nobody = () => undefined;

  it("differs by what the fact holds", () => {
    expect(tell(entry("incident.reassigned.v1", { teamId: null }), t, nobody).what).toBe("timeline:incident.reassigned-desk");
    expect(tell(entry("incident.assigned.v1", { teamId: "t", technician: "lin" }), t, () => "Network").what).toBe(
      "timeline:incident.assigned-team-person Network",
    );
    expect(tell(entry("incident.clock-stopped.v1", { targetSeconds: 60, met: false }), t, nobody)).toMatchObject({
      tone: "bad",
      kind: "clock",
    });
  });

  it("tells a reference that people gave, and no id", () => {
    const linked = (reference: string) => tell(entry("incident.linked.v1", { kind: "Alert", reference }), t, nobody).what;
    expect(linked("TICKET-7")).toBe("timeline:incident.linked");
    expect(linked("100bac31-a9e8-8f51-9c9e-9f2713d1d884")).toBe("timeline:incident.linked-known");
  });

  it("names people", () => {
    const named = ((_: string, words: Record<string, unknown>) => words.technician ?? words.custodian ?? words.to) as unknown as TFunction;
    const person = (login: string) => login.toUpperCase();
    expect(tell(entry("incident.accepted.v1", { technician: "lin" }), named, nobody, person).what).toBe("LIN");
    expect(tell(entry("asset.handed-over.v1", { to: "gu" }), named, nobody, person).what).toBe("GU");
    expect(tell(entry("asset.received.v1", { custodian: "gu" }), named, nobody, person).what).toBe("GU");
    const giver = ((_: string, words: Record<string, unknown>) => words.from) as unknown as TFunction;
    expect(tell(entry("alert.transferred.v1", { from: "lin", to: "gu" }), giver, nobody, person).what).toBe("LIN");
  });

  it("names who was called, or says that nobody was there", () => {
    const told = (facts: object) => tell(entry("incident.called.v1", facts), ((key: string) => key) as unknown as TFunction, nobody).what;
    expect(told({ people: [{ person: "lin" }], channels: [] })).toBe("timeline:incident.called");
    expect(told({ people: [], channels: ["c"] })).toBe("timeline:incident.called-room");
    expect(told({ people: [], channels: [] })).toBe("timeline:incident.called-nobody");
    const people = ((key: string, words: Record<string, unknown> = {}) =>
      key === "timeline:incident.called"
        ? words.people
        : key === "services:comma"
          ? ", "
          : `${words.person} (level ${words.level})`) as unknown as TFunction;
    const called = {
      people: [
        { person: "lin", onCall: { level: 1 } },
        { person: "wang", onCall: null },
      ],
      channels: [],
    };
    expect(tell(entry("incident.called.v1", called), people, nobody).what).toBe("lin (level 1), wang");
  });

  it("keeps what somebody wrote apart", () => {
    expect(tell(entry("incident.commented.v1", { text: "hm", visibility: "Internal" }), t, nobody)).toMatchObject({
      words: "hm",
      internal: true,
      kind: "comment",
    });
    expect(tell(entry("incident.held.v1", { reason: "AwaitingUser", note: "called" }), t, nobody).words).toBe("called");
    expect(tell(entry("incident.closed.v1", { reason: "unattended" }), t, nobody).words).toBe("unattended");
    expect(tell(entry("alert.escalated.v1", { reason: "unattended" }), t, nobody).words).toBeUndefined();
  });

  it("spells enums as the schema does", () => {
    expect(screaming("AwaitingUser")).toBe("AWAITING_USER");
    expect(screaming("High")).toBe("HIGH");
  });
});

describe("actions", () => {
  it("offer the next step first and everything else behind", () => {
    expect(arranged(["COMMENT", "TRIAGE", "CANCEL", "ASSIGN"], 4)).toEqual({ first: ["TRIAGE", "ASSIGN"], more: ["CANCEL"] });
    expect(arranged(["TRIAGE", "RESOLVE", "HOLD"], 4).first).toEqual(["RESOLVE", "HOLD"]);
    expect(arranged([], 4)).toEqual({ first: [], more: [] });
  });
});

describe("the filter", () => {
  it("says only what the url says", () => {
    const url = new URLSearchParams("status=NEW&status=CLOSED&major=true");
    const state = {
      get: (n: string) => url.get(n) ?? undefined,
      all: (n: string) => url.getAll(n) as never[],
      flag: (n: string) => url.get(n) === "true",
    };
    expect(JSON.parse(JSON.stringify(filterOf(state)))).toEqual({ statuses: ["NEW", "CLOSED"], major: true });
  });
});
