import dayjs from "dayjs";
import { describe, expect, it } from "vitest";
import { arranged } from "./actions";
import { daysOf, isOn } from "./calendar";

describe("the change calendar", () => {
  it("shows whole weeks, Monday first", () => {
    const days = daysOf("month", dayjs("2026-11-15"));
    expect(days).toHaveLength(42);
    expect(days[0]!.format("YYYY-MM-DD ddd")).toBe("2026-10-26 Mon");
    expect(daysOf("week", dayjs("2026-11-29")).map((day) => day.format("MM-DD"))).toEqual([
      "11-23",
      "11-24",
      "11-25",
      "11-26",
      "11-27",
      "11-28",
      "11-29",
    ]);
  });

  it("shows what lasts over midnight on both days, and on no third", () => {
    const window = { from: dayjs("2026-11-27T22:00").toISOString(), to: dayjs("2026-11-28T00:00").toISOString() };
    expect(isOn(dayjs("2026-11-27"), window)).toBe(true);
    expect(isOn(dayjs("2026-11-28"), window)).toBe(false);
    expect(isOn(dayjs("2026-11-28"), { ...window, to: dayjs("2026-11-28T00:01").toISOString() })).toBe(true);
    expect(isOn(dayjs("2026-11-27"), null)).toBe(false);
  });
});

describe("the actions of a change", () => {
  it("stand in the order in which they usually come, and the rest waits behind a button", () => {
    const { first, more } = arranged(["COMMENT", "ABORT", "STEP", "CANCEL", "SUBMIT"], 1);
    expect(first).toEqual(["SUBMIT"]);
    expect(more).toEqual(["COMMENT", "ABORT", "CANCEL"]);
  });
});
