import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { useReload } from "@/kit/useReload";
import { DefineCalendar } from "./commands";
import { WeekEditor } from "./WeekEditor";
import { week } from "./week";
import "./services.css";

const CalendarList = graphql(`
  query CalendarList($first: Int, $after: String, $organisation: String, $asOf: DateTimeOffset) {
    calendars(first: $first, after: $after, organisation: $organisation, asOf: $asOf) {
      nodes { id name timeZone organisation { code name } years { year provisional } hours { from } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const [longestName, workday] = [100, 5];

export default function CalendarsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const organisations = useOrganisationOptions();
  const [changes, reload] = useReload();
  const name = (key: string) => t(`services:calendar.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.calendars")}
        note={name("note")}
        actions={
          <CommandButton
            operation="calendar.define"
            label={name("define")}
            document={DefineCalendar}
            texts="services:form"
            done={name("defined")}
            onDone={reload}
            button={{ type: "primary" }}
            fixed={() => ({ calendarId: newId() })}
            fields={() => [
              { kind: "line", name: "name", required: true, max: longestName },
              { kind: "choice", name: "organisation", required: true, options: organisations },
              { kind: "line", name: "timeZone", required: true, initial: "Asia/Shanghai" },
              {
                kind: "custom",
                name: "windows",
                required: true,
                initial: week.slice(0, workday).flatMap((day) => [
                  { day, from: "09:00", to: "12:00" },
                  { day, from: "13:30", to: "17:30" },
                ]),
                render: () => <WeekEditor />,
              },
            ]}
          />
        }
      />
      <QueryTable
        pageSize={20}
        id="calendars"
        document={CalendarList}
        variables={{ organisation: url.get("organisation") }}
        connection={(data) => data.calendars}
        rowKey={(row) => row.id}
        to={(row) => `/sla/calendars/${row.id}`}
        changes={changes}
        filters={<ChoiceFilter single name="organisation" label={name("organisation")} options={organisations} />}
        card={(row) => (
          <>
            <div className="card-title">{row.name}</div>
            <div className="card-line">{row.organisation?.name}</div>
          </>
        )}
        columns={[
          {
            key: "name",
            title: name("name"),
            always: true,
            width: 240,
            render: (row) => <Link to={`/sla/calendars/${row.id}`}>{row.name}</Link>,
          },
          { key: "organisation", title: name("organisation"), width: 180, render: (row) => row.organisation?.name },
          { key: "timeZone", title: name("timeZone"), width: 150, render: (row) => row.timeZone },
          {
            key: "years",
            title: name("years"),
            width: 220,
            render: (row) => row.years.map((year) => `${year.year}${year.provisional ? ` (${name("provisional")})` : ""}`).join(", "),
          },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}
