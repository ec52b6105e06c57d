import "./people.css";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { graphql } from "@/kit/api/graphql";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { Instant } from "@/kit/time/Instant";
import { type Shift, ShiftParts } from "./roster";

const OnCallNow = graphql(
  `
  query OnCallNow($first: Int, $after: String, $organisation: String, $member: String, $asOf: DateTimeOffset) {
    teams(first: $first, after: $after, organisation: $organisation, member: $member, asOf: $asOf) {
      nodes { id name organisation { code name } onCallRoster { onCall(at: $asOf) { ...ShiftParts } } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [ShiftParts],
);

/** Who is on call now, team by team; at an earlier time, who was. */
export default function OnCallPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const organisations = useOrganisationOptions();
  const name = (key: string) => t(`people:teams.${key}`);
  return (
    <>
      <PageHeader title={t("pages.onCall")} note={t("people:onCall.note")} />
      <QueryTable
        id="on-call"
        document={OnCallNow}
        variables={{ organisation: url.get("organisation"), member: url.get("member") }}
        connection={(data) => data.teams}
        rowKey={(row) => row.id}
        filters={
          <>
            <Search name="member" placeholder={name("member")} />
            <ChoiceFilter single name="organisation" label={name("organisation")} options={organisations} />
          </>
        }
        card={(row) => (
          <div className="card-body">
            <Link to={`/on-call/${row.id}`} className="card-title">
              {row.name}
            </Link>
            <div className="card-line">{row.organisation?.name}</div>
            <OnCallNowList shifts={row.onCallRoster?.onCall} />
          </div>
        )}
        columns={[
          {
            key: "name",
            title: name("name"),
            always: true,
            width: 220,
            render: (row) => <Link to={`/on-call/${row.id}`}>{row.name}</Link>,
          },
          { key: "organisation", title: name("organisation"), width: 180, render: (row) => row.organisation?.name },
          {
            key: "onCall",
            title: t("people:onCall.now"),
            width: 460,
            render: (row) => <OnCallNowList shifts={row.onCallRoster?.onCall} />,
          },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}

/** Whom to call, in that order, and until when. */
export function OnCallNowList({ shifts }: { shifts: readonly Shift[] | undefined }) {
  const { t } = useTranslation();
  if (!shifts) return <span className="faint">{t("people:onCall.noRoster")}</span>;
  if (shifts.length === 0) return <span className="oncall-nobody">{t("people:onCall.nobodyNow")}</span>;
  return (
    <ol className="oncall-now-list">
      {shifts.map((shift) => (
        <li key={shift.level}>
          <span className="oncall-level">{t("people:onCall.level", { level: shift.level })}</span>
          <strong>
            <Person login={shift.person} />
          </strong>
          <span className="faint">
            {shift.layer ?? t("people:onCall.standsIn")} · {t("people:onCall.until")} <Instant at={shift.to} />
          </span>
        </li>
      ))}
    </ol>
  );
}
