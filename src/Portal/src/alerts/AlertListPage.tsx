import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import type { Column } from "@/kit/table/columns";
import { QueryTable } from "@/kit/table/QueryTable";
import { SavedFilters } from "@/kit/table/SavedFilters";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { AlertBatch } from "./AlertBatch";
import { AlertCard } from "./AlertCard";
import { AlertFilters } from "./AlertFilters";
import type { AlertRow } from "./AlertRow";
import { AlertListQuery, filterOf } from "./filter";
import { AlertStatusTag, FlapMark, SeverityTag } from "./marks";
import { SeverityCounts } from "./SeverityCounts";
import { useAlertChanges } from "./useAlertChanges";

export default function AlertListPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const changes = useAlertChanges(undefined, !!asOf);
  const [chosen, choose] = useState<AlertRow[]>([]);
  const [done, setDone] = useState(0);
  const clear = () => choose([]);
  const selection = {
    keys: chosen.map((row) => row.id),
    onChange: (_: string[], rows: AlertRow[]) => choose(rows),
    bar: (all: AlertRow[]) => (
      <AlertBatch
        rows={chosen}
        onAll={() => choose(all)}
        onClear={clear}
        onDone={() => {
          setDone((before) => before + 1);
          clear();
        }}
      />
    ),
  };
  return (
    <>
      <PageHeader title={t("pages.alerts")} />
      <SeverityCounts changes={changes.count + done} />
      <QueryTable
        id="alerts"
        document={AlertListQuery}
        variables={{ filter: filterOf(url) }}
        connection={(data) => data.alerts}
        columns={useColumns()}
        rowKey={(row) => row.id}
        to={(row) => `/alerts/${row.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
        card={(row) => <AlertCard alert={row} />}
        usualSort={{ by: "CHANGED", direction: "DESCENDING" }}
        filters={<AlertFilters />}
        tools={<SavedFilters list="alerts" />}
        selection={asOf ? undefined : selection}
        changes={changes.count + done}
        rowClass={(row) => (row.id === changes.last ? "row-changed" : "")}
        empty={<Notice title={t("alerts:list.empty")} help={t("alerts:list.emptyHelp")} />}
      />
    </>
  );
}

function useColumns(): Column<AlertRow>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`alerts:facts.${key}`);
  return [
    {
      key: "severity",
      title: name("severity"),
      sort: "SEVERITY",
      width: 92,
      always: true,
      render: (row) => <SeverityTag severity={row.severity} />,
    },
    {
      key: "title",
      title: name("title"),
      always: true,
      render: (row) => (
        <Link to={`/alerts/${row.id}`} title={row.title}>
          {row.title} <FlapMark flapping={row.flapping} />
        </Link>
      ),
    },
    { key: "status", title: name("status"), width: 128, render: (row) => <AlertStatusTag status={row.status} /> },
    { key: "service", title: name("service"), width: 140, render: (row) => row.service },
    { key: "organisation", title: name("organisation"), width: 118, render: (row) => row.organisation?.name },
    { key: "holder", title: name("holder"), width: 110, render: (row) => <Person login={row.holder} /> },
    {
      key: "labels",
      title: name("labels"),
      width: 260,
      extra: true,
      render: (row) => row.labels.map((label) => `${label.name}=${label.value}`).join(" "),
    },
    { key: "fired", title: name("fired"), sort: "FIRED", width: 116, render: (row) => <Instant at={row.firedAt} /> },
    { key: "changed", title: name("changed"), sort: "CHANGED", width: 116, render: (row) => <Instant at={row.changedAt} /> },
    { key: "ended", title: name("ended"), width: 116, extra: true, render: (row) => row.endedAt && <Instant at={row.endedAt} /> },
  ];
}
