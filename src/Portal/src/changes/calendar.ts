import dayjs, { type Dayjs } from "dayjs";

export type Span = "month" | "week";

const daysOfWeek = 7;
const weeksOfMonth = 6;

/** The days that a calendar page shows: whole weeks, Monday first. */
export function daysOf(span: Span, at: Dayjs): Dayjs[] {
  const anchor = span === "month" ? at.startOf("month") : at.startOf("day");
  const monday = anchor.subtract((anchor.day() + daysOfWeek - 1) % daysOfWeek, "day");
  const count = span === "month" ? daysOfWeek * weeksOfMonth : daysOfWeek;
  return Array.from({ length: count }, (_, i) => monday.add(i, "day"));
}

/** Whether something that lasts from one instant to another lies on that day, at least in part. */
export function isOn(day: Dayjs, window: { from: string; to: string } | null | undefined): boolean {
  return !!window && dayjs(window.from).isBefore(day.add(1, "day")) && dayjs(window.to).isAfter(day);
}
