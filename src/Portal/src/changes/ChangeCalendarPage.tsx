import LeftOutlined from "@ant-design/icons/es/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/es/icons/RightOutlined";
import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import dayjs, { type Dayjs } from "dayjs";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { AllowedButton } from "@/kit/Allowed";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { useAsOf } from "@/kit/time/asOf";
import { Blackouts } from "./Blackouts";
import { ChangeRow } from "./ChangeRow";
import { daysOf, isOn, type Span } from "./calendar";
import { ChangeStatusTag } from "./marks";
import { useChangeChanges } from "./useChangeChanges";

const CalendarQuery = graphql(
  `
  query ChangeCalendar($from: DateTimeOffset!, $to: DateTimeOffset!, $asOf: DateTimeOffset) {
    changeCalendar(from: $from, to: $to, asOf: $asOf) {
      truncated
      entries { conflicts change { ...ChangeRow } }
      blackouts { id name period { from to } }
    }
  }
`,
  [ChangeRow],
);

type Calendar = ResultOf<typeof CalendarQuery>["changeCalendar"];

/** What is planned when; what does not go together is red. */
export default function ChangeCalendarPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const phone = useIsPhone();
  const span = (url.get("span") as Span | undefined) ?? (phone ? "week" : "month");
  const at = dayjs(url.get("at"));
  const days = daysOf(span, at);
  const variables = { from: days[0]!.toISOString(), to: days.at(-1)!.add(1, "day").toISOString(), asOf };
  const [{ data, error }, ask] = useQuery({ query: CalendarQuery, variables, requestPolicy: "cache-and-network" });
  const changes = useChangeChanges(undefined, !!asOf);
  useEffect(() => {
    if (changes > 0) ask({ requestPolicy: "network-only" });
  }, [changes, ask]);
  const go = (to: Dayjs) => url.set({ at: to.format("YYYY-MM-DD") }, { replace: true });
  return (
    <>
      <PageHeader
        title={t("pages.changeCalendar")}
        actions={
          <AllowedButton operation="change.draft" to="/changes/new" type="primary">
            {t("pages.draftChange")}
          </AllowedButton>
        }
      />
      <div className="toolbar">
        <div className="toolbar-filters">
          <Button icon={<LeftOutlined />} aria-label={t("changes:calendar.earlier")} onClick={() => go(at.subtract(1, span))} />
          <strong className="figures">
            {span === "month" ? at.format("YYYY-MM") : `${days[0]!.format("MM-DD")} – ${days.at(-1)!.format("MM-DD")}`}
          </strong>
          <Button icon={<RightOutlined />} aria-label={t("changes:calendar.later")} onClick={() => go(at.add(1, span))} />
          <Button onClick={() => go(dayjs())}>{t("changes:calendar.today")}</Button>
        </div>
        <Segmented
          value={span}
          onChange={(next) => url.set({ span: next }, { replace: true })}
          options={(["month", "week"] as const).map((value) => ({ value, label: t(`changes:calendar.${value}`) }))}
        />
      </div>
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ changeCalendar }) => (
          <>
            {changeCalendar.truncated && <Alert className="notice" type="warning" showIcon title={t("changes:calendar.truncated")} />}
            <Days days={days} month={span === "month" ? at.month() : undefined} calendar={changeCalendar} />
          </>
        )}
      </Loaded>
      <Blackouts />
    </>
  );
}

function Days({ days, month, calendar }: { days: Dayjs[]; month?: number; calendar: Calendar }) {
  const { t } = useTranslation();
  const today = dayjs();
  return (
    <ol className={month === undefined ? "change-days change-days-week" : "change-days"}>
      {days.map((day) => {
        const entries = calendar.entries.filter((entry) => isOn(day, entry.change.window));
        const blackouts = calendar.blackouts.filter((blackout) => isOn(day, blackout.period));
        const outside = month !== undefined && day.month() !== month;
        return (
          <li
            key={day.format()}
            className={`change-day${outside ? " change-day-outside" : ""}${blackouts.length > 0 ? " change-day-barred" : ""}`}
          >
            <time dateTime={day.format("YYYY-MM-DD")} className={day.isSame(today, "day") ? "change-day-today figures" : "figures"}>
              {day.format("D")} <span className="faint">{day.format("dd")}</span>
            </time>
            {blackouts.map((blackout) => (
              <span key={blackout.id} className="change-blackout clip" title={blackout.name}>
                {blackout.name}
              </span>
            ))}
            {entries.map(({ change, conflicts }) => (
              <Link
                key={change.id}
                to={`/changes/${change.id}`}
                className={conflicts.length > 0 ? "change-entry change-entry-conflict" : "change-entry"}
                title={[change.title, ...conflicts.map((kind) => t(`enums:ConflictKind.${kind}`))].join(" · ")}
              >
                <span className="figures">{dayjs(change.window!.from).format("HH:mm")}</span> <span className="clip">{change.title}</span>
                {month === undefined && <ChangeStatusTag status={change.status} />}
                {conflicts.length > 0 && <span className="unseen">{t("changes:calendar.conflict")}</span>}
              </Link>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
