import Input from "antd/es/input";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Window } from "./week";
import { type Special, YearCalendar } from "./YearCalendar";

interface Props {
  year: number;
  windows: readonly Window[];
  value?: Special[];
  onChange?: (days: Special[]) => void;
}

/** Marks days of a year as holidays or make-up workdays; a second click takes the mark away. */
export function HolidayEditor({ year, windows, value = [], onChange }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Special["kind"]>("DAY_OFF");
  const [name, setName] = useState("");
  const pick = (date: string) => {
    const others = value.filter((day) => day.date !== date);
    const had = value.find((day) => day.date === date);
    const isMarked = had?.kind === kind && (name === "" || had.name === name);
    const added = { date, kind, name: name.trim() || t(`enums:DeclaredDayKind.${kind}`) };
    onChange?.(isMarked ? others : [...others, added].sort((one, other) => (one.date < other.date ? -1 : 1)));
  };
  return (
    <>
      <div className="holiday-brush">
        <Segmented
          value={kind}
          onChange={setKind}
          options={(["DAY_OFF", "WORKDAY"] as const).map((one) => ({ value: one, label: t(`enums:DeclaredDayKind.${one}`) }))}
        />
        <Input
          value={name}
          maxLength={100}
          placeholder={t("services:calendar.holidayName")}
          aria-label={t("services:calendar.holidayName")}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <YearCalendar year={year} days={value.filter((day) => day.date.startsWith(String(year)))} windows={windows} onPick={pick} />
    </>
  );
}
