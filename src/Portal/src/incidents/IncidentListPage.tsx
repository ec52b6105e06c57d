import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AllowedButton } from "@/kit/Allowed";
import { graphql } from "@/kit/api/graphql";
import { ExportButton } from "@/kit/ExportButton";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import type { Column } from "@/kit/table/columns";
import { QueryTable } from "@/kit/table/QueryTable";
import { SavedFilters } from "@/kit/table/SavedFilters";
import { LabelTag, MajorTag, PriorityTag, StatusTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { BatchBar } from "./Batch";
import { DueTime } from "./DueTime";
import { filterOf } from "./filter";
import { IncidentCard } from "./IncidentCard";
import { IncidentFilters } from "./IncidentFilters";
import { IncidentRow } from "./IncidentRow";
import { useIncidentChanges } from "./useIncidentChanges";

const IncidentList = graphql(
  `
  query IncidentList($first: Int, $after: String, $sort: IncidentSort!, $direction: SortDirection!, $filter: IncidentFilter, $asOf: DateTimeOffset) {
    incidents(first: $first, after: $after, sort: $sort, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes { ...IncidentRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [IncidentRow],
);

export default function IncidentListPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const changes = useIncidentChanges(undefined, !!asOf);
  const [chosen, choose] = useState<IncidentRow[]>([]);
  const [done, setDone] = useState(0);
  const clear = () => choose([]);
  return (
    <>
      <PageHeader
        title={t("pages.incidents")}
        actions={<ExportButton shelf="incidents" operation="incident.export" filter={filterOf(url)} asOf={asOf} />}
      />
      <QueryTable
        id="incidents"
        document={IncidentList}
        variables={{ filter: filterOf(url) }}
        connection={(data) => data.incidents}
        columns={useColumns(asOf)}
        rowKey={(row) => row.id}
        to={(row) => `/incidents/${row.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
        card={(row) => <IncidentCard incident={row} />}
        usualSort={{ by: "REPORTED", direction: "DESCENDING" }}
        filters={<IncidentFilters />}
        tools={<SavedFilters list="incidents" />}
        selection={
          asOf
            ? undefined
            : {
                keys: chosen.map((row) => row.id),
                onChange: (_, rows) => choose(rows),
                bar: (all) => (
                  <BatchBar
                    rows={chosen}
                    onAll={() => choose(all)}
                    onClear={clear}
                    onDone={() => {
                      setDone((before) => before + 1);
                      clear();
                    }}
                  />
                ),
              }
        }
        changes={changes.count + done}
        rowClass={(row) => (row.id === changes.last ? "row-changed" : "")}
        empty={
          <Notice
            title={t("incidents:list.empty")}
            help={t("incidents:list.emptyHelp")}
            action={
              <AllowedButton operation="incident.report" to="/incidents/new">
                {t("pages.report")}
              </AllowedButton>
            }
          />
        }
      />
    </>
  );
}

function useColumns(asOf: string | undefined): Column<IncidentRow>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`incidents:facts.${key}`);
  return [
    {
      key: "number",
      title: name("number"),
      sort: "NUMBER",
      width: 108,
      always: true,
      render: (row) => (
        <Link className="figures" to={`/incidents/${row.id}`}>
          {row.number}
        </Link>
      ),
    },
    {
      key: "title",
      title: name("title"),
      always: true,
      render: (row) => (
        <span title={row.title}>
          {row.major && <MajorTag />} <LabelTag label={row.label} /> {row.title}
        </span>
      ),
    },
    { key: "status", title: name("status"), width: 112, render: (row) => <StatusTag status={row.status} /> },
    { key: "priority", title: name("priority"), sort: "PRIORITY", width: 90, render: (row) => <PriorityTag priority={row.priority} /> },
    {
      key: "due",
      title: name("due"),
      sort: "DUE",
      width: 154,
      render: (row) => <DueTime dueAt={row.dueAt} breached={row.breached} at={asOf} />,
    },
    { key: "service", title: name("service"), width: 120, render: (row) => row.service?.name },
    { key: "organisation", title: name("organisation"), width: 118, render: (row) => row.organisation?.name },
    {
      key: "technician",
      title: name("handler"),
      width: 116,
      render: (row) => <Person login={row.technician} nobody={<span className="faint">{row.team?.name ?? t("incidents:desk")}</span>} />,
    },
    {
      key: "team",
      title: name("team"),
      width: 116,
      extra: true,
      render: (row) => row.team?.name ?? <span className="faint">{t("incidents:desk")}</span>,
    },
    { key: "reporter", title: name("reporter"), width: 90, extra: true, render: (row) => row.reporter },
    { key: "category", title: name("category"), width: 90, extra: true, render: (row) => row.category },
    { key: "channel", title: name("channel"), width: 90, extra: true, render: (row) => t(`enums:Channel.${row.channel}`) },
    { key: "changed", title: name("changed"), sort: "CHANGED", width: 110, extra: true, render: (row) => <Instant at={row.changedAt} /> },
    { key: "reported", title: name("reported"), sort: "REPORTED", width: 116, render: (row) => <Instant at={row.reportedAt} /> },
  ];
}
