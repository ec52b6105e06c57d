import { describe, expect, it } from "vitest";
import { attributeOf, written } from "./attributes";
import { partOf, timeOf } from "./time";

describe("attributes in the URL", () => {
  it("are kept as they are, whatever signs they are made of", () => {
    for (const attribute of [
      { name: "a=b", value: "c=d" },
      { name: "100%3D", value: "%3D" },
      { name: "note", value: "" },
    ])
      expect(attributeOf(written(attribute))).toEqual(attribute);
  });
});

describe("the time of a search", () => {
  const now = Date.parse("2026-10-01T08:07:30Z");

  it("ends with the bar that is now", () => {
    expect(timeOf({}, now)).toEqual({ from: "2026-10-01T07:08:00.000Z", to: "2026-10-01T08:08:00.000Z", slices: 60 });
    expect(timeOf({ range: "24h" }, now)).toMatchObject({ to: "2026-10-01T08:15:00.000Z", slices: 96 });
    expect(timeOf({ range: "ever" }, now)).toEqual(timeOf({}, now));
  });

  it("is the chosen one where there is one", () => {
    const chosen = { from: "2026-10-01T01:00:00Z", to: "2026-10-01T02:00:00Z" };
    expect(timeOf({ ...chosen, range: "7d" }, now)).toMatchObject(chosen);
    expect(timeOf({ ...chosen, to: "soon" }, now)).toEqual(timeOf({}, now));
  });

  it("is narrowed to some bars, and never to nothing", () => {
    const hour = { from: "2026-10-01T07:00:00.000Z", to: "2026-10-01T08:00:00.000Z", slices: 60 };
    expect(partOf(hour, 2, 3)).toEqual({ from: "2026-10-01T07:02:00.000Z", to: "2026-10-01T07:04:00.000Z" });
    const moment = { from: "2026-10-01T07:00:00.000Z", to: "2026-10-01T07:00:00.001Z", slices: 60 };
    expect(partOf(moment, 7, 7)).toEqual({ from: moment.from, to: moment.to });
  });
});
