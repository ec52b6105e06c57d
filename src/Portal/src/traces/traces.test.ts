import { describe, expect, it } from "vitest";
import { barOf, coloursOf, lasting, perMinute, shareOf, ticksOf } from "./figures";
import { filterOf, leastOf, likeThis, logsOf, soughtIn } from "./filter";
import { shownOf, under } from "./tree";

const urlOf = (text: string) => {
  const parameters = new URLSearchParams(text);
  return {
    get: (name: string) => parameters.get(name) ?? undefined,
    all: <T extends string>(name: string) => parameters.getAll(name) as T[],
    flag: (name: string) => parameters.get(name) === "true",
  };
};

const id = "4bf92f3577b34da6a3ce929d0e0e4736";

describe("the filter of spans", () => {
  it("is what the URL says", () => {
    expect(
      filterOf(urlOf("service=cart&operation=GET+/cart&least=12.5&failed=true&all=true&attr=http.status=503&organisation=33")),
    ).toEqual({
      organisations: ["33"],
      service: "cart",
      instance: undefined,
      name: "GET /cart",
      atLeastMilliseconds: 12.5,
      failedOnly: true,
      entriesOnly: undefined,
      attributes: [{ name: "http.status", value: "503" }],
    });
  });

  it("asks for entries alone where the URL says nothing, and for no duration that is none", () => {
    expect(filterOf(urlOf(""))).toMatchObject({ entriesOnly: true, failedOnly: undefined, attributes: undefined });
    for (const text of [undefined, "", "0", "-3", "long", "Infinity"]) expect(leastOf(text)).toBeUndefined();
  });

  it("takes the id of a trace from what was pasted, or an attribute", () => {
    expect(soughtIn(` ${id.toUpperCase()} `)).toEqual({ trace: id });
    expect(soughtIn(`00-${id}-00f067aa0ba902b7-01`)).toEqual({ trace: id });
    expect(soughtIn("http.route = /a?b=c")).toEqual({ attribute: { name: "http.route", value: "/a?b=c" } });
    for (const text of ["", "4bf92f", "=x", "words"]) expect(soughtIn(text)).toBeUndefined();
  });
});

describe("the ways from a trace", () => {
  const trace = { id, from: "2026-10-01T08:00:00.000Z", milliseconds: 1_500.25 };

  it("lead to what was written about then", () => {
    const { pathname, searchParams } = new URL(logsOf(trace), "http://here");
    expect(pathname).toBe("/monitoring/logs");
    expect(Object.fromEntries(searchParams)).toEqual({ trace: id, from: "2026-10-01T07:59:00.000Z", to: "2026-10-01T08:01:01.501Z" });
  });

  it("lead to spans that have the same attribute", () => {
    const { searchParams } = new URL(likeThis(trace, { name: "a=b", value: "c&d" }), "http://here");
    expect(filterOf({ ...urlOf(searchParams.toString()) })).toMatchObject({
      attributes: [{ name: "a=b", value: "c&d" }],
      entriesOnly: undefined,
    });
  });
});

describe("how long it took", () => {
  it("is told in the unit that is read best", () => {
    expect([0, 0.0126, 0.25, 1, 9.876, 12.34, 999, 1_000, 59_940, 61_000, 3_600_000].map(lasting)).toEqual([
      "0 ms",
      "12.6 µs",
      "250 µs",
      "1 ms",
      "9.88 ms",
      "12.3 ms",
      "999 ms",
      "1 s",
      "59.9 s",
      "1 min 1 s",
      "60 min 0 s",
    ]);
    expect(ticksOf(1_000)).toEqual(["0 ms", "250 ms", "500 ms", "750 ms", "1 s"]);
  });

  it("is a bar that never leaves the axis", () => {
    expect(barOf(25, 50, 100)).toEqual({ left: "25%", width: "50%" });
    expect(barOf(90, 50, 100)).toEqual({ left: "90%", width: "10%" });
    expect(barOf(-5, 0, 100)).toEqual({ left: "0%", width: "0%" });
    expect(barOf(0, 0, 0)).toEqual({ left: "0%", width: "100%" });
  });

  it("is counted a minute over the time that was counted", () => {
    const hour = { from: "2026-10-01T07:00:00Z", to: "2026-10-01T08:00:00Z" };
    expect(perMinute(120, hour, null)).toBe(2);
    expect(perMinute(120, hour, "2026-10-01T07:30:00Z")).toBe(4);
    expect(perMinute(1, { from: hour.from, to: hour.from }, null)).toBe(0);
    expect([shareOf(1, 3), shareOf(0, 0)]).toEqual(["33.3%", "0%"]);
  });
});

describe("the tree of a trace", () => {
  const rows = [0, 1, 2, 2, 1, 0].map((depth, place) => ({ depth, place }));

  it("says how much is under each span", () => {
    expect(under(rows)).toEqual([4, 2, 0, 0, 0, 0]);
  });

  it("keeps away what is under a folded span, and nothing else", () => {
    expect(shownOf(rows, () => false)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shownOf(rows, ({ place }) => place === 1)).toEqual([0, 1, 4, 5]);
    expect(shownOf(rows, ({ place }) => place < 2)).toEqual([0, 5]);
  });

  it("has a colour for each service", () => {
    const colours = coloursOf([{ value: "gateway" }, { value: "orders" }]);
    expect(colours.get("gateway")).not.toBe(colours.get("orders"));
    expect(colours.get("gateway")).toMatch(/^#/);
  });
});
