import dayjs from "dayjs";
import type { TFunction } from "i18next";
import { CombinedError } from "urql";
import { describe, expect, it } from "vitest";
import { eventOf } from "./api/live";
import { problemOf } from "./api/Problem";
import { type Field, inputOf } from "./command/fields";
import { newId } from "./ids";
import { sizeOf } from "./sizes";
import { changed } from "./state/url";
import { type Column, chosenOf, shiftedBy, shownColumns } from "./table/columns";
import { short, span } from "./time/instants";
import { knownAt, momentAfter, momentBefore, momentsOf } from "./time/moments";

const t = ((key: string, { count }: { count: number }) => `${count}${key.at("kit:span.".length)}`) as unknown as TFunction;

describe("the url", () => {
  it("drops what is empty and starts paging anew", () => {
    const before = new URLSearchParams("status=NEW&after=abc&text=x");
    expect(changed(before, { text: "", status: ["NEW", "CLOSED"] }).toString()).toBe("status=NEW&status=CLOSED");
  });

  it("keeps the page when told", () => {
    expect(changed(new URLSearchParams("after=abc"), { show: "comment" }, true).toString()).toBe("after=abc&show=comment");
  });
});

describe("an input", () => {
  const fields: Field[] = [
    { kind: "line", name: "title" },
    { kind: "text", name: "note" },
    { kind: "line", name: "level", when: (values) => !values.teamId },
    { kind: "instant", name: "at" },
  ];

  it("leaves out what is not filled in and trims the rest", () => {
    expect(inputOf(fields, { title: "  a ", note: "   " })).toEqual({ title: "a" });
  });

  it("leaves out what is not shown", () => {
    expect(inputOf(fields, { level: "x", teamId: "t" })).toEqual({});
  });

  it("writes instants for the Api", () => {
    expect(inputOf(fields, { at: dayjs("2026-01-02T03:04:05Z") })).toEqual({ at: "2026-01-02T03:04:05.000Z" });
  });

  it("leaves out what an answer notes of its types", () => {
    const fields: Field[] = [{ kind: "custom", name: "window", render: () => null }];
    const window = { __typename: "TimeWindow", start: "a", hours: [{ __typename: "Hour", of: 1 }] };
    expect(inputOf(fields, { window })).toEqual({ window: { start: "a", hours: [{ of: 1 }] } });
  });
});

describe("columns", () => {
  const columns = [{ key: "number", always: true }, { key: "title" }, { key: "channel", extra: true }] as Column<object>[];
  const keys = (chosen: string[] | null) =>
    shownColumns(columns, chosen?.map((key) => ({ key, width: null })) ?? null).map((column) => column.key);

  it("are the usual ones until somebody chooses", () => {
    expect(keys(null)).toEqual(["number", "title"]);
    expect(keys(["channel"])).toEqual(["number", "channel"]);
    expect(keys(["channel", "gone", "number"])).toEqual(["channel", "number"]);
  });

  it("are as wide and stand where somebody wants them", () => {
    const wide = shownColumns(columns, [
      { key: "title", width: 300 },
      { key: "number", width: null },
    ]);
    expect(wide.map((column) => [column.key, column.width])).toEqual([
      ["title", 300],
      ["number", undefined],
    ]);
    const now = chosenOf(columns, null);
    expect(shiftedBy(now, "title", -1).map((column) => column.key)).toEqual(["title", "number"]);
    expect(shiftedBy(now, "number", -1)).toEqual(now);
  });
});

describe("time", () => {
  it("is told in the two largest units", () => {
    expect(span(0, t)).toBe("0s");
    expect(span(59, t)).toBe("59s");
    expect(span(3_725, t)).toBe("1h 2m");
    expect(span(-90_000, t)).toBe("1d 1h");
  });

  it("is as short as it stays clear", () => {
    const now = dayjs("2026-05-06T12:00:00");
    expect(short(dayjs("2026-05-06T09:07:00"), now)).toBe("09:07");
    expect(short(dayjs("2026-04-06T09:07:00"), now)).toBe("04-06 09:07");
    expect(short(dayjs("2025-04-06T09:07:00"), now)).toBe("2025-04-06");
  });

  it("steps from one recorded moment to the next", () => {
    const moments = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"].map((at) => ({ at }));
    expect(momentBefore(moments, undefined)).toBe(moments[1]);
    expect(momentBefore(moments, moments[1]!.at)).toBe(moments[0]);
    expect(momentBefore(moments, moments[0]!.at)).toBeUndefined();
    expect(momentAfter(moments, moments[0]!.at)).toBe(moments[1]);
    expect(momentAfter(moments, undefined)).toBeUndefined();
  });

  it("takes what was recorded together for one step, and leaves out what came later", () => {
    const recorded = ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"].map((recordedAt) => ({ recordedAt }));
    expect(momentsOf(recorded)).toEqual([{ at: recorded[0]!.recordedAt }, { at: recorded[2]!.recordedAt }]);
    expect(knownAt(recorded, recorded[0]!.recordedAt)).toEqual(recorded.slice(0, 2));
    expect(knownAt(recorded, undefined)).toEqual(recorded);
  });
});

describe("an id", () => {
  it("is a version 7 uuid that begins with the time", () => {
    const id = newId(0x0190_1234_5678);
    expect(id).toMatch(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId()).not.toBe(newId());
  });
});

describe("a stream", () => {
  it("is read event by event", () => {
    expect(eventOf('event: next\ndata: {"a":1}')).toEqual({ name: "next", data: '{"a":1}' });
    expect(eventOf(":")).toEqual({ name: "message", data: "" });
  });
});

describe("a problem", () => {
  const answer = (status: number, code?: string) =>
    new CombinedError({
      graphQLErrors: code ? [{ message: "x", extensions: { code } }] : [],
      response: { status },
      networkError: code ? undefined : new Error(),
    });

  it("is told apart by what can be done about it", () => {
    expect(problemOf(answer(403))).toBe("not-permitted");
    expect(problemOf(answer(200, "not-permitted"))).toBe("not-permitted");
    expect(problemOf(answer(500, "unexpected"))).toBe("fault");
    expect(problemOf(new CombinedError({ networkError: new TypeError("Failed to fetch") }))).toBe("unreachable");
  });
});

describe("sizes", () => {
  it("have one digit behind the point while they are small", () => {
    expect([0, 12, 1_500, 250_000, 50_000_000].map(sizeOf)).toEqual(["0 B", "12 B", "1.5 kB", "250 kB", "50.0 MB"]);
  });
});
