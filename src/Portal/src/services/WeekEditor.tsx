import Input from "antd/es/input";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readHours, type Window, week, writeHours } from "./week";

/** The hours of a week, a line a day. What cannot be read is marked and not handed on. */
export function WeekEditor({ value = [], onChange }: { value?: Window[]; onChange?: (windows: Window[]) => void }) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(() => Object.fromEntries(week.map((day) => [day, writeHours(value, day)])));
  const write = (day: string, text: string) => {
    const next = { ...texts, [day]: text };
    setTexts(next);
    onChange?.(week.flatMap((one) => (readHours(next[one] ?? "") ?? []).map((span) => ({ day: one, ...span }))));
  };
  return (
    <div className="week-hours">
      {week.map((day) => (
        <div key={day} style={{ display: "contents" }}>
          <span>{t(`enums:DayOfWeek.${day}`)}</span>
          <Input
            value={texts[day]}
            status={readHours(texts[day] ?? "") ? undefined : "error"}
            placeholder={t("services:calendar.free")}
            aria-label={t(`enums:DayOfWeek.${day}`)}
            onChange={(event) => write(day, event.target.value)}
          />
        </div>
      ))}
    </div>
  );
}

/** The same hours to look at. */
export function WeekBars({ windows }: { windows: readonly Window[] }) {
  const { t } = useTranslation();
  const share = (time: string) => {
    const [hours, minutes] = time.split(":").map(Number);
    return (100 * ((hours ?? 0) * 60 + (minutes ?? 0))) / 1440;
  };
  return (
    <div className="week-hours">
      {week.map((day) => (
        <div key={day} style={{ display: "contents" }}>
          <span className="faint">{t(`enums:DayOfWeek.${day}`)}</span>
          <div
            className="week-bar"
            role="img"
            aria-label={writeHours(windows, day) || t("services:calendar.free")}
            title={writeHours(windows, day)}
          >
            {windows
              .filter((window) => window.day === day)
              .map((window) => (
                <span key={window.from} style={{ left: `${share(window.from)}%`, width: `${share(window.to) - share(window.from)}%` }} />
              ))}
          </div>
        </div>
      ))}
    </div>
  );
}
