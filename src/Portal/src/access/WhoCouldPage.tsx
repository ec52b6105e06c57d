import "./access.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOperationOptions } from "@/audit/filter";
import { IncidentSelect } from "@/incidents/IncidentSelect";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { operationName } from "@/kit/operations";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Person, usePersonWords } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { useMay } from "@/kit/state/viewer";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { yearAgo } from "@/kit/time/past";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { SubjectLink } from "./GrantTable";
import { reachName, roleName, useReachOptions } from "./grantParts";

const WhoCould = graphql(`
  query WhoCould($operation: String!, $organisation: String, $incidentId: ID, $at: DateTimeOffset, $first: Int, $after: String) {
    whoCould(operation: $operation, organisation: $organisation, incidentId: $incidentId, at: $at, first: $first, after: $after) {
      nodes { subject subjectKind name groupName roleName organisationCode withSubtree since until way givenBy reason grantId }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

type Row = ResultOf<typeof WhoCould>["whoCould"]["nodes"][number];

/** Who could run an operation on something at T, by which grant, given by whom. */
export default function WhoCouldPage() {
  const { t } = useTranslation();
  const person = usePersonWords();
  const url = useUrlState();
  const asOf = useAsOf();
  const [from] = useState(yearAgo);
  const mayRead = useMay("incident.read");
  const names = useReachOptions(t);
  const [operation, organisation, incidentId] = [url.get("operation"), url.get("organisation"), url.get("incident")];
  const name = (key: string) => t(`access:whoCould.${key}`);
  return (
    <>
      <PageHeader title={t("pages.whoCould")} note={name("note")} />
      <TimeSlider moments={[]} from={from} />
      <Panel>
        <div className="toolbar-filters question">
          <span>{name("who")}</span>
          <ChoiceFilter single name="operation" label={name("operation")} options={useOperationOptions()} />
          <span>{name("at")}</span>
          <ChoiceFilter single name="organisation" label={name("organisation")} options={useOrganisationOptions()} />
          {mayRead && !organisation && (
            <span className="question-incident">
              <label htmlFor="question-incident">{name("or")}</label>
              <IncidentSelect id="question-incident" except="" value={incidentId} onChange={(id) => url.set({ incident: id })} />
            </span>
          )}
        </div>
      </Panel>
      {operation && (organisation || incidentId) ? (
        <QueryTable
          id="who-could"
          document={WhoCould}
          variables={{ operation, organisation, incidentId: organisation ? undefined : incidentId, at: asOf }}
          connection={(data) => data.whoCould}
          rowKey={(row) => `${row.subject} ${row.grantId} ${row.groupName}`}
          filters={<strong>{operationName(operation, t)}</strong>}
          card={(row) => (
            <>
              <div className="card-line">
                <Who row={row} />
                <strong>{roleName(row.roleName, row.roleName, t)}</strong>
              </div>
              <div className="faint">{t("access:whoCould.given", { by: person(row.givenBy), reason: row.reason || "—" })}</div>
            </>
          )}
          columns={[
            { key: "who", title: name("person"), always: true, width: 190, render: (row) => <Who row={row} /> },
            { key: "role", title: t("access:grants.role"), width: 120, render: (row) => roleName(row.roleName, row.roleName, t) },
            { key: "reach", title: t("access:reach"), width: 170, render: (row) => reachName(row, names, t) },
            {
              key: "path",
              title: name("path"),
              width: 150,
              render: (row) =>
                row.groupName
                  ? t("access:whoCould.byGroup", { group: row.groupName })
                  : t(`enums:AccessWay.${row.way}`, { defaultValue: row.way }),
            },
            { key: "givenBy", title: t("access:grants.givenBy"), width: 110, render: (row) => <Person login={row.givenBy} /> },
            { key: "since", title: t("access:grants.since"), width: 110, render: (row) => <Instant at={row.since} /> },
            { key: "until", title: name("until"), width: 110, render: (row) => <Instant at={row.until} /> },
            {
              key: "reason",
              title: t("access:grants.reason"),
              render: (row) => <span className="title-cell">{row.reason}</span>,
            },
          ]}
          empty={<Notice title={name("nobody")} help={name("nobodyHelp")} />}
        />
      ) : (
        <Panel>
          <Notice title={name("ask")} help={name("askHelp")} />
        </Panel>
      )}
    </>
  );
}

function Who({ row }: { row: Row }) {
  return <SubjectLink grant={{ subject: row.subject, subjectKind: row.subjectKind, subjectName: row.name }} />;
}
