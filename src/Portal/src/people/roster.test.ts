import dayjs from "dayjs";
import { describe, expect, it } from "vitest";
import { firstLayer, lanesOf, peopleOf, type Shift, toneOf } from "./roster";

const from = dayjs("2026-03-02T00:00:00Z");
const to = from.add(10, "day");
const shift = (level: number, person: string, begin: number, end: number): Shift => ({
  level,
  person,
  layer: "白班",
  overrideId: null,
  from: from.add(begin, "day").toISOString(),
  to: from.add(end, "day").toISOString(),
});

describe("a roster drawn", () => {
  it("has a lane for each level and bars by their share of the time", () => {
    const lanes = lanesOf([shift(2, "wang", 0, 10), shift(1, "lin", -3, 5), shift(1, "wang", 5, 20)], from, to);
    expect(lanes.map((lane) => lane.level)).toEqual([1, 2]);
    expect(lanes[0]!.bars.map(({ left, width }) => [left, width])).toEqual([
      [0, 50],
      [50, 50],
    ]);
  });

  it("leaves out what lies outside", () => {
    expect(lanesOf([shift(1, "lin", -3, -1), shift(1, "lin", 11, 12)], from, to)[0]!.bars).toEqual([]);
  });

  it("gives everybody one colour", () => {
    const people = peopleOf([shift(1, "wang", 0, 1), shift(1, "lin", 1, 2), shift(1, "wang", 2, 3)]);
    expect(people).toEqual(["lin", "wang"]);
    expect(people.map((person) => toneOf(person, people))).toEqual(["oncall-tone-0", "oncall-tone-1"]);
  });

  it("begins with everybody for a week each", () => {
    expect(firstLayer(["lin", "wang"], "白班")).toMatchObject({ people: ["lin", "wang"], turnDays: 7, level: 1 });
  });
});
