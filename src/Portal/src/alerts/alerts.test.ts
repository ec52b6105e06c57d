import { describe, expect, it } from "vitest";
import { arranged } from "./actions";
import { filterOf } from "./filter";
import { written } from "./matchers";

const url = (set: Record<string, string[]>) => ({
  get: (name: string) => set[name]?.[0],
  all: <T extends string>(name: string) => (set[name] ?? []) as T[],
  flag: (name: string) => set[name]?.[0] === "true",
});

describe("alerts", () => {
  it("lists what is open unless somebody asks for more", () => {
    expect(filterOf(url({})).statuses).toEqual(["FIRING", "ACKNOWLEDGED", "CLAIMED", "SUPPRESSED"]);
    expect(filterOf(url({ over: ["true"] })).statuses).toBeUndefined();
    expect(filterOf(url({ status: ["RESOLVED"] })).statuses).toEqual(["RESOLVED"]);
  });

  it("offers what is usual first and leaves nothing out", () => {
    const { first, more } = arranged(["COMMENT", "RESOLVE", "CLAIM", "ACKNOWLEDGE"], 2);
    expect(first).toEqual(["ACKNOWLEDGE", "CLAIM"]);
    expect(more).toEqual(["RESOLVE", "COMMENT"]);
  });

  it("writes demands as Prometheus does", () => {
    expect(written({ name: "instance", match: "FITS", value: "db-.*" })).toBe('instance=~"db-.*"');
  });
});
