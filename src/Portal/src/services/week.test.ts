import { expect, test } from "vitest";
import { minuteOf, monthDays, readHours, weekdayOf, writeHours } from "./week";

test("hours are read as people write them", () => {
  expect(readHours("9:00-12:00, 13:30-17:30")).toEqual([
    { from: "09:00", to: "12:00" },
    { from: "13:30", to: "17:30" },
  ]);
  expect(readHours("09:00至12:00，13:30–24:00")).toHaveLength(2);
  expect(readHours("")).toEqual([]);
  expect(readHours("nine to five")).toBeUndefined();
});

test("what is written is read again", () => {
  const windows = [
    { day: "MONDAY" as const, from: "09:00", to: "12:00" },
    { day: "MONDAY" as const, from: "13:30", to: "17:30" },
  ];
  expect(readHours(writeHours(windows, "MONDAY"))).toEqual(windows.map(({ from, to }) => ({ from, to })));
  expect(writeHours(windows, "SUNDAY")).toBe("");
  expect(minuteOf("13:30")).toBe(810);
});

test("a month begins on its weekday", () => {
  const days = monthDays(2026, 2);
  expect(days.indexOf("2026-02-01")).toBe(6);
  expect(days.at(-1)).toBe("2026-02-28");
  expect(monthDays(2028, 2).at(-1)).toBe("2028-02-29");
  expect(weekdayOf("2026-10-01")).toBe("THURSDAY");
});
