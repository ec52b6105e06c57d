import dayjs, { type Dayjs } from "dayjs";
import duration from "dayjs/plugin/duration";
import relativeTime from "dayjs/plugin/relativeTime";
import "dayjs/locale/zh-cn";
import type { TFunction } from "i18next";

dayjs.extend(duration);
dayjs.extend(relativeTime);

export const absolute = "YYYY-MM-DD HH:mm:ss";
const farApart = 20;

export function setTimeLanguage(language: string) {
  dayjs.locale(language === "zh-CN" ? "zh-cn" : "en");
}

/** Today by the clock, this year by the day, else whole: as short as it stays clear. */
export function short(at: Dayjs, now: Dayjs = dayjs()): string {
  if (at.isSame(now, "day")) return at.format("HH:mm");
  return at.format(at.isSame(now, "year") ? "MM-DD HH:mm" : "YYYY-MM-DD");
}

/** "in 3 hours", "5 minutes ago", and the date once that says more. */
export function relative(at: Dayjs, now: Dayjs = dayjs()): string {
  return Math.abs(at.diff(now, "day")) > farApart ? at.format("YYYY-MM-DD") : at.from(now);
}

/** A span of seconds in the two largest units that it has. */
export function span(seconds: number, t: TFunction): string {
  const whole = Math.abs(Math.round(seconds));
  const units: [string, number][] = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
    ["second", 1],
  ];
  const first = units.findIndex(([, size]) => whole >= size);
  if (first < 0) return t("kit:span.second", { count: 0 });
  let rest = whole;
  const parts: string[] = [];
  for (const [name, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(t(`kit:span.${name}`, { count }));
  }
  return parts.join(" ");
}
