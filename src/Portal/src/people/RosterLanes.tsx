import Tooltip from "antd/es/tooltip";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { usePersonWords } from "@/kit/people/Person";
import { lanesOf, peopleOf, type Shift, toneOf } from "./roster";

const narrowest = 6;

/** Who is on call when, a lane for each level; what passes is marked by where now is. */
export function RosterLanes({ shifts, from, days }: { shifts: readonly Shift[]; from: Dayjs; days: number }) {
  const { t } = useTranslation();
  const person = usePersonWords();
  const to = from.add(days, "day");
  const people = peopleOf(shifts);
  const now = (100 * (dayjs().valueOf() - from.valueOf())) / (to.valueOf() - from.valueOf());
  return (
    <div className="oncall-scroll">
      <div className="oncall" style={{ minWidth: 64 + days * 36 }}>
        <div className="oncall-days" style={{ gridTemplateColumns: `repeat(${days}, 1fr)` }}>
          {Array.from({ length: days }, (_, i) => from.add(i, "day")).map((day) => (
            <span key={day.format()} className={day.isSame(dayjs(), "day") ? "oncall-today figures" : "figures"}>
              {day.format("MM-DD")} <span className="faint">{day.format("dd")}</span>
            </span>
          ))}
        </div>
        {lanesOf(shifts, from, to).map((lane) => (
          <div key={lane.level} className="oncall-lane">
            <span className="oncall-level">{t("people:onCall.level", { level: lane.level })}</span>
            <ol className="oncall-bars" style={{ backgroundSize: `${100 / days}% 100%` }}>
              {lane.bars.map(({ shift, left, width }) => (
                <Tooltip key={shift.from} title={<ShiftWords shift={shift} />}>
                  <li
                    className={`oncall-bar ${toneOf(shift.person, people)}${shift.overrideId ? " oncall-override" : ""}`}
                    style={{ left: `${left}%`, width: `${width}%` }}
                    aria-label={`${person(shift.person)} ${dayjs(shift.from).format("MM-DD HH:mm")} – ${dayjs(shift.to).format("MM-DD HH:mm")}`}
                  >
                    {width > narrowest && <span className="clip">{person(shift.person)}</span>}
                  </li>
                </Tooltip>
              ))}
              {now > 0 && now < 100 && <li className="oncall-now" style={{ left: `${now}%` }} aria-hidden />}
            </ol>
          </div>
        ))}
        {shifts.length === 0 && <p className="faint oncall-none">{t("people:onCall.nobody")}</p>}
      </div>
    </div>
  );
}

/** Who, by what, from when to when. */
export function ShiftWords({ shift }: { shift: Shift }) {
  const { t } = useTranslation();
  const person = usePersonWords();
  return (
    <>
      {person(shift.person)} · {shift.layer ?? t("people:onCall.standsIn")}
      <br />
      {dayjs(shift.from).format("MM-DD HH:mm")} – {dayjs(shift.to).format("MM-DD HH:mm")}
    </>
  );
}
