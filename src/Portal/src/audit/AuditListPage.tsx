import { reasonOf } from "@/kit/command/answer";
import "./audit.css";
import Button from "antd/es/button";
import DatePicker from "antd/es/date-picker";
import Drawer from "antd/es/drawer";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { ExportButton } from "@/kit/ExportButton";
import { Facts } from "@/kit/Facts";
import { useLandscape, useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { operationName } from "@/kit/operations";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { useIsPhone } from "@/kit/state/screen";
import { changed, useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import type { Column } from "@/kit/table/columns";
import { FilterBar } from "@/kit/table/FilterBar";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { auditFilterOf, indented, useOperationOptions } from "./filter";
import { OutcomeTag } from "./OutcomeTag";

export const AuditList = graphql(`
  query AuditList($first: Int, $after: String, $direction: SortDirection!, $filter: AuditFilter, $asOf: DateTimeOffset) {
    audit(first: $first, after: $after, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes { id position at person source organisationCode operation outcome commandId subject version code reason input traceId }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

type Row = ResultOf<typeof AuditList>["audit"]["nodes"][number];

const sliderDays = 90;

export default function AuditListPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const filter = auditFilterOf(url);
  const [shown, show] = useState<Row>();
  const [from] = useState(() => dayjs().subtract(sliderDays, "day").toISOString());
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t("pages.audit")}
        note={t("audit:note")}
        actions={<ExportButton shelf="audit" operation="audit.export" filter={filter} asOf={asOf} />}
      />
      <TimeSlider moments={[]} from={from} />
      <QueryTable
        id="audit"
        document={AuditList}
        variables={{ filter }}
        connection={(data) => {
          const chosen = url.get("entry");
          if (chosen && shown?.id !== chosen) queueMicrotask(() => show(data.audit.nodes.find((row) => row.id === chosen)));
          return data.audit;
        }}
        columns={columns}
        rowKey={(row) => row.id}
        to={(row) => `?${changed(new URLSearchParams(url.text), { entry: row.id }, true)}`}
        card={(row) => <Card row={row} />}
        usualSort={{ by: "AT", direction: "DESCENDING" }}
        filters={<Filters />}
        rowClass={(row) => (row.id === url.get("entry") ? "row-chosen" : "")}
        empty={<Notice title={t("audit:empty")} help={t("audit:emptyHelp")} />}
      />
      <Entry row={url.get("entry") ? shown : undefined} onClose={() => url.set({ entry: null }, { replace: true, keepsPage: true })} />
    </>
  );
}

const narrowing = ["person", "operation", "outcome", "organisation", "from", "to", "subject"];

function Filters() {
  const { t } = useTranslation();
  const url = useUrlState();
  const at = (name: string) => (url.get(name) ? dayjs(url.get(name)) : null);
  return (
    <FilterBar search={<Search placeholder={t("audit:search")} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
      <Search name="person" placeholder={t("audit:facts.person")} />
      <ChoiceFilter single name="operation" label={t("audit:facts.operation")} options={useOperationOptions()} />
      <ChoiceFilter
        single
        name="outcome"
        label={t("audit:facts.outcome")}
        options={(["ACCEPTED", "REFUSED", "FAILED"] as const).map((value) => ({ value, label: t(`enums:AuditOutcome.${value}`) }))}
      />
      <ChoiceFilter name="organisation" label={t("audit:facts.organisation")} options={useOrganisationOptions()} />
      <DatePicker.RangePicker
        className="range-filter"
        showTime={{ format: "HH:mm" }}
        format="MM-DD HH:mm"
        value={[at("from"), at("to")]}
        allowEmpty={[true, true]}
        aria-label={t("audit:facts.at")}
        onChange={(range) => url.set({ from: range?.[0]?.toISOString(), to: range?.[1]?.toISOString() })}
      />
      {url.get("subject") && (
        <Button size="small" onClick={() => url.set({ subject: null })}>
          {t("audit:oneSubject")} ×
        </Button>
      )}
    </FilterBar>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const landscape = useLandscape();
  const name = (key: string) => t(`audit:facts.${key}`);
  const organisationName = (code: string) => landscape?.organisations.nodes.find((one) => one.code === code)?.name ?? code;
  return [
    { key: "at", title: name("at"), sort: "AT", width: 168, always: true, render: (row) => <Instant at={row.at} how="absolute" /> },
    { key: "person", title: name("person"), width: 130, render: (row) => <Person login={row.person} /> },
    { key: "operation", title: name("operation"), width: 170, always: true, render: (row) => operationName(row.operation, t) },
    { key: "outcome", title: name("outcome"), width: 90, render: (row) => <OutcomeTag outcome={row.outcome} /> },
    {
      key: "reason",
      title: name("reason"),
      width: 260,
      render: (row) => (row.code ? reasonOf({ code: row.code, reason: row.reason ?? row.code }, t) : <span className="faint">—</span>),
    },
    { key: "organisation", title: name("organisation"), width: 130, render: (row) => organisationName(row.organisationCode) },
    { key: "source", title: name("source"), width: 120, render: (row) => row.source ?? <span className="faint">—</span> },
    {
      key: "position",
      title: name("position"),
      width: 90,
      extra: true,
      align: "right",
      render: (row) => <span className="figures">{row.position}</span>,
    },
    { key: "operationCode", title: name("code"), width: 170, extra: true, render: (row) => <code>{row.operation}</code> },
    { key: "subject", title: name("subject"), width: 300, extra: true, render: (row) => <code>{row.subject}</code> },
  ];
}

function Card({ row }: { row: Row }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="card-line">
        <strong>{operationName(row.operation, t)}</strong>
        <OutcomeTag outcome={row.outcome} />
      </div>
      <div className="card-line">
        <Person login={row.person} />
        <Instant at={row.at} />
      </div>
    </>
  );
}

/** All that is known of one entry, and the way to what it was about. */
function Entry({ row, onClose }: { row: Row | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const name = (key: string) => t(`audit:facts.${key}`);
  return (
    <Drawer
      title={row && operationName(row.operation, t)}
      open={!!row}
      onClose={onClose}
      placement={phone ? "bottom" : "right"}
      size={phone ? "86%" : 560}
    >
      {row && (
        <>
          <Facts
            facts={[
              { label: name("outcome"), value: <OutcomeTag outcome={row.outcome} /> },
              { label: name("at"), value: <Instant at={row.at} how="absolute" /> },
              { label: name("person"), value: <Person login={row.person} /> },
              { label: name("source"), value: row.source },
              row.code
                ? {
                    label: name("reason"),
                    value: `${reasonOf({ code: row.code, reason: row.reason ?? "" }, t)} (${row.code})`,
                    wide: true,
                  }
                : null,
              { label: name("code"), value: <code>{row.operation}</code> },
              { label: name("version"), value: row.version },
              { label: name("subject"), value: <code>{row.subject}</code>, wide: true },
              { label: name("command"), value: <code>{row.commandId}</code>, wide: true },
              { label: name("trace"), value: row.traceId && <code>{row.traceId}</code>, wide: true },
            ]}
          />
          <h3 className="drawer-head">{name("input")}</h3>
          <pre className="code json">{indented(row.input)}</pre>
          <div className="form-actions">
            <Link to={`/audit?subject=${row.subject}`}>{t("audit:sameSubject")}</Link>
            {row.version > 0 && <Link to={`/audit/streams/${row.subject}`}>{t("audit:replay")}</Link>}
          </div>
        </>
      )}
    </Drawer>
  );
}
