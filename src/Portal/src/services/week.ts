import type { EnumOf } from "@/kit/api/graphql";

export type Day = EnumOf<"DayOfWeek">;

export interface Window {
  day: Day;
  from: string;
  to: string;
}

export const week: readonly Day[] = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

const span = /^(\d{1,2}:\d{2})\s*[-\u2013\u2014~\u81f3]\s*(\d{1,2}:\d{2})$/;

/** "9:00-12:00, 13:30-17:30" as spans of the day; undefined when it is no such thing. */
export function readHours(text: string): { from: string; to: string }[] | undefined {
  const parts = text.split(/[,;\uff0c\uff1b\u3001]/).map((part) => part.trim());
  const spans = parts.filter(Boolean).map((part) => span.exec(part));
  if (spans.some((found) => !found)) return undefined;
  return spans.map((found) => ({ from: found![1]!.padStart(5, "0"), to: found![2]!.padStart(5, "0") }));
}

/** The spans of a day as people write them. */
export function writeHours(windows: readonly Window[], day: Day): string {
  return windows
    .filter((window) => window.day === day)
    .map(({ from, to }) => `${from}-${to}`)
    .join(", ");
}

export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** The days of a month with the blanks before the first, weeks beginning on Monday. */
export function monthDays(year: number, month: number): (string | null)[] {
  const blanks = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  return [...Array<null>(blanks).fill(null), ...Array.from({ length: count }, (_, i) => `${year}-${two(month)}-${two(i + 1)}`)];
}

export function weekdayOf(date: string): Day {
  return week[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}
