import dayjs, { type Dayjs } from "dayjs";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import type { Window } from "@/services/week";

export const ShiftParts = graphql(`fragment ShiftParts on RosterShift { level person layer overrideId from to }`);

export type Shift = ResultOf<typeof ShiftParts>;

export const RosterParts = graphql(
  `
  fragment RosterParts on OnCallRoster {
    plan { version effectiveFrom timeZone takesQueue layers { name level people start turnDays handoverAt windows { day from to } } }
    plans { version effectiveFrom layers { name } }
    overrides { id level person from to reason }
    onCall { ...ShiftParts }
  }
`,
  [ShiftParts],
);

export type Roster = ResultOf<typeof RosterParts>;

export interface Layer {
  name: string;
  level: number;
  people: string[];
  start: string;
  turnDays: number;
  handoverAt: string;
  windows: Window[];
}

export const usualZone = "Asia/Shanghai";

/** A layer to begin with: everybody of the team for a week each, from the Monday before today on. */
export const firstLayer = (members: readonly string[], name: string, level = 1): Layer => ({
  name,
  level,
  people: [...members],
  start: mondayBefore(dayjs()).format("YYYY-MM-DD"),
  turnDays: 7,
  handoverAt: "09:00",
  windows: [],
});

function mondayBefore(day: Dayjs): Dayjs {
  const eve = day.subtract(1, "day");
  return eve.subtract((eve.day() + 6) % 7, "day");
}

export interface Bar {
  shift: Shift;
  /** Where it begins and how wide it is, in percent of what is shown. */
  left: number;
  width: number;
}

export interface Lane {
  level: number;
  bars: Bar[];
}

/** The shifts of each level as bars of what is shown. */
export function lanesOf(shifts: readonly Shift[], from: Dayjs, to: Dayjs): Lane[] {
  const whole = to.valueOf() - from.valueOf();
  const share = (at: Dayjs) => (100 * Math.min(Math.max(at.valueOf() - from.valueOf(), 0), whole)) / whole;
  const levels = [...new Set(shifts.map((shift) => shift.level))].sort((a, b) => a - b);
  return levels.map((level) => ({
    level,
    bars: shifts
      .filter((shift) => shift.level === level)
      .map((shift) => {
        const left = share(dayjs(shift.from));
        return { shift, left, width: share(dayjs(shift.to)) - left };
      })
      .filter((bar) => bar.width > 0),
  }));
}

/** Which of a few colours stands for somebody: the same one throughout a page. */
export const toneOf = (person: string, people: readonly string[]) => `oncall-tone-${Math.max(people.indexOf(person), 0) % 6}`;

/** Everybody who occurs, in a settled order. */
export const peopleOf = (shifts: readonly Shift[]) => [...new Set(shifts.map((shift) => shift.person))].sort();
