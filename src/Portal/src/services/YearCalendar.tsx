import Tooltip from "antd/es/tooltip";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { monthDays, type Window, week, weekdayOf } from "./week";

export interface Special {
  date: string;
  kind: EnumOf<"DeclaredDayKind">;
  name: string;
  windowsOf?: EnumOf<"DayOfWeek"> | null;
}

interface Props {
  year: number;
  days: readonly Special[];
  windows: readonly Window[];
  onPick?: (date: string) => void;
}

/** A year with its holidays and make-up workdays. */
export function YearCalendar({ year, days, windows, onPick }: Props) {
  const { t, i18n } = useTranslation();
  const monthName = new Intl.DateTimeFormat(i18n.language, { month: "long", timeZone: "UTC" });
  const special = new Map(days.map((day) => [day.date, day]));
  const worked = new Set(windows.map((window) => window.day));
  const today = dayjs().format("YYYY-MM-DD");
  const look = (date: string) => {
    const kind = special.get(date)?.kind;
    const tone = kind === "DAY_OFF" ? "day-holiday" : kind === "WORKDAY" ? "day-makeup" : worked.has(weekdayOf(date)) ? "" : "day-free";
    return `day ${tone} ${date === today ? "day-today" : ""}`;
  };
  const words = (date: string) => {
    const day = special.get(date);
    return day && `${date} ${t(`enums:DeclaredDayKind.${day.kind}`)} ${day.name}`;
  };
  return (
    <>
      <div className="year">
        {Array.from({ length: 12 }, (_, i) => i + 1).map((month) => (
          <section key={month} aria-label={monthName.format(Date.UTC(year, month - 1))}>
            <div className="month-name">{monthName.format(Date.UTC(year, month - 1))}</div>
            <div className="month-days">
              {week.map((day) => (
                <b key={day}>{t(`services:calendar.letters.${day}`)}</b>
              ))}
              {monthDays(year, month).map((date, at) =>
                date === null ? (
                  <span key={`blank-${at}`} />
                ) : (
                  <Tooltip key={date} title={words(date)}>
                    {onPick ? (
                      <button type="button" className={look(date)} aria-label={words(date) ?? date} onClick={() => onPick(date)}>
                        {Number(date.slice(8))}
                      </button>
                    ) : (
                      <span className={look(date)}>{Number(date.slice(8))}</span>
                    )}
                  </Tooltip>
                ),
              )}
            </div>
          </section>
        ))}
      </div>
      <div className="legend">
        <span className="day day-holiday">{t("enums:DeclaredDayKind.DAY_OFF")}</span>
        <span className="day day-makeup">{t("enums:DeclaredDayKind.WORKDAY")}</span>
        <span className="day day-free">{t("services:calendar.weekend")}</span>
      </div>
    </>
  );
}
