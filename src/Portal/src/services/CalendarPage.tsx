import "./services.css";
import Segmented from "antd/es/segmented";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useAsOf } from "@/kit/time/asOf";
import { ChangeCalendarWindows, DeclareHolidays } from "./commands";
import { HolidayEditor } from "./HolidayEditor";
import { WeekBars, WeekEditor } from "./WeekEditor";
import { YearCalendar } from "./YearCalendar";

const CalendarQuery = graphql(`
  query Calendar($id: ID!, $asOf: DateTimeOffset, $year: Int) {
    calendar(id: $id, asOf: $asOf) {
      id name timeZone organisation { code name }
      hours { from windows { day from to } }
      declared: years { year provisional }
      years(year: $year) { year source provisional days { date kind name windowsOf } }
    }
  }
`);

type Calendar = NonNullable<ResultOf<typeof CalendarQuery>["calendar"]>;

const longestSource = 500;

export default function CalendarPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const url = useUrlState();
  const asOf = useAsOf();
  const year = Number(url.get("year") ?? dayjs().year());
  const [{ data, error }, ask] = useQuery({ query: CalendarQuery, variables: { id, asOf, year }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  return (
    <Loaded data={data} error={error} onRetry={reload}>
      {({ calendar }) =>
        calendar ? (
          <Whole calendar={calendar} year={year} onDone={reload} />
        ) : (
          <Notice title={t("services:calendar.unknown")} help={t("incidents:unknownHelp")} />
        )
      }
    </Loaded>
  );
}

function Whole({ calendar, year, onDone }: { calendar: Calendar; year: number; onDone: () => void }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const name = (key: string) => t(`services:calendar.${key}`);
  const declared = calendar.years.find((one) => one.year === year);
  const newest = calendar.hours.at(-1);
  const windows = [...(newest?.windows ?? [])];
  const thisYear = dayjs().year();
  const years = [...new Set([...calendar.declared.map((one) => one.year), thisYear, thisYear + 1])].sort();
  return (
    <>
      <PageHeader
        title={calendar.name}
        over={<Link to="/sla/calendars">{t("pages.calendars")}</Link>}
        actions={
          <>
            <CommandButton
              operation="calendar.declare-holidays"
              wide
              label={name("declare")}
              document={DeclareHolidays}
              texts="services:form"
              help={name("declareHelp")}
              done={name("declared")}
              onDone={onDone}
              button={{ type: "primary" }}
              fixed={() => ({ calendarId: calendar.id, year })}
              fields={() => [
                { kind: "line", name: "source", required: true, max: longestSource, initial: declared?.source },
                { kind: "switch", name: "provisional", initial: declared?.provisional ?? false },
                {
                  kind: "custom",
                  name: "days",
                  required: true,
                  initial: declared?.days.map(({ date, kind, name: called, windowsOf }) => ({ date, kind, name: called, windowsOf })) ?? [],
                  render: () => <HolidayEditor year={year} windows={windows} />,
                },
              ]}
            />
            <CommandButton
              operation="calendar.change-windows"
              label={name("changeHours")}
              document={ChangeCalendarWindows}
              texts="services:form"
              done={name("hoursChanged")}
              onDone={onDone}
              fixed={() => ({ calendarId: calendar.id })}
              fields={() => [
                { kind: "day", name: "from", required: true, initial: dayjs().add(1, "day") },
                {
                  kind: "custom",
                  name: "windows",
                  required: true,
                  initial: windows.map(({ day, from, to }) => ({ day, from, to })),
                  render: () => <WeekEditor />,
                },
              ]}
            />
          </>
        }
      />
      <div className="columns">
        <Panel
          title={name("year")}
          extra={
            <Segmented size="small" value={year} options={years} onChange={(next) => url.set({ year: String(next) }, { replace: true })} />
          }
        >
          <YearCalendar year={year} days={declared?.days ?? []} windows={windows} />
          <p className="faint year-source">
            {declared
              ? `${name("source")}${declared.source}${declared.provisional ? ` (${name("provisional")})` : ""}`
              : name("undeclared")}
          </p>
        </Panel>
        <div>
          <Panel>
            <Facts
              facts={[
                { label: name("organisation"), value: calendar.organisation?.name },
                { label: name("timeZone"), value: calendar.timeZone },
              ]}
            />
          </Panel>
          {[...calendar.hours].reverse().map((hours) => (
            <Panel key={hours.from ?? ""} title={hours.from ? t("services:calendar.from", { date: hours.from }) : name("fromStart")}>
              <WeekBars windows={hours.windows} />
            </Panel>
          ))}
        </div>
      </div>
    </>
  );
}
