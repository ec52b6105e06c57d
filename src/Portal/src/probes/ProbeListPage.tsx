import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { VariablesOf } from "@/kit/api/graphql";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { some, useUrlState } from "@/kit/state/url";
import { useMay } from "@/kit/state/viewer";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import type { Column } from "@/kit/table/columns";
import { FilterBar } from "@/kit/table/FilterBar";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { percentOf, slowest, VerdictTag } from "./marks";
import { ProbeListQuery, type ProbeRow } from "./queries";
import { useProbeChanges } from "./useProbeChanges";

type Filter = NonNullable<VariablesOf<typeof ProbeListQuery>["filter"]>;

const narrowing = ["verdict", "kind", "status", "organisation"];
// What is not used any more is shown when somebody asks for it.
const used: NonNullable<Filter["statuses"]> = ["ACTIVE", "PAUSED"];

/** What is looked at from outside: whether it is there, how much of the time it was, and how long it takes. */
export default function ProbeListPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const filter: Filter = {
    text: url.get("text"),
    statuses: some(url.all("status")) ?? used,
    verdicts: some(url.all("verdict")),
    kinds: some(url.all("kind")),
    organisations: some(url.all("organisation")),
  };
  const name = (key: string) => t(`probes:facts.${key}`);
  return (
    <>
      <PageHeader title={t("pages.probes")} note={t("probes:note")} actions={!asOf && <DefineLink />} />
      <QueryTable
        id="probes"
        document={ProbeListQuery}
        variables={{ filter }}
        connection={(data) => data.probes}
        columns={useColumns()}
        rowKey={(row) => row.id}
        to={(row) => `/monitoring/probes/${row.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
        card={(row) => <ProbeCard probe={row} />}
        usualSort={{ by: "VERDICT", direction: "DESCENDING" }}
        filters={
          <FilterBar search={<Search placeholder={t("probes:search")} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
            <ChoiceFilter name="verdict" label={name("verdict")} options={optionsOf("ProbeVerdict", t)} />
            <ChoiceFilter name="kind" label={name("kind")} options={optionsOf("ProbeKind", t)} />
            <ChoiceFilter name="status" label={name("status")} options={optionsOf("ProbeStatus", t)} />
            <ChoiceFilter name="organisation" label={name("organisation")} options={organisations} />
          </FilterBar>
        }
        changes={useProbeChanges(undefined, !!asOf)}
        empty={<Notice title={t("probes:empty")} help={t("probes:emptyHelp")} />}
      />
    </>
  );
}

function DefineLink() {
  const { t } = useTranslation();
  if (!useMay("probe.define")) return null;
  return (
    <Link to="/monitoring/probes/new">
      <Button type="primary">{t("probes:define")}</Button>
    </Link>
  );
}

const took = (row: ProbeRow) => slowest(row.points);

function useColumns(): Column<ProbeRow>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`probes:facts.${key}`);
  return [
    {
      key: "verdict",
      title: name("verdict"),
      sort: "VERDICT",
      width: 110,
      always: true,
      render: (row) => <VerdictTag probe={row} />,
    },
    {
      key: "name",
      title: name("name"),
      sort: "NAME",
      always: true,
      render: (row) => (
        <Link to={`/monitoring/probes/${row.id}`} title={row.name}>
          {row.name}
        </Link>
      ),
    },
    { key: "kind", title: name("kind"), width: 90, render: (row) => t(`enums:ProbeKind.${row.kind}`) },
    { key: "target", title: name("target"), width: 200, render: (row) => <code title={row.target}>{row.target}</code> },
    { key: "service", title: name("service"), width: 110, render: (row) => row.service?.name },
    {
      key: "day",
      title: name("day"),
      width: 104,
      align: "right",
      render: (row) => <span className="figures">{percentOf(row.day.percent)}</span>,
    },
    {
      key: "month",
      title: name("month"),
      width: 104,
      align: "right",
      render: (row) => <span className="figures">{percentOf(row.month.percent)}</span>,
    },
    {
      key: "latency",
      title: name("latency"),
      width: 104,
      align: "right",
      render: (row) => (took(row) === undefined ? "—" : <span className="figures">{t("probes:milliseconds", { count: took(row) })}</span>),
    },
    { key: "organisation", title: name("organisation"), width: 110, render: (row) => row.organisation?.name },
    { key: "changed", title: name("changed"), sort: "CHANGED", width: 116, render: (row) => <Instant at={row.changedAt} /> },
  ];
}

/** A probe in a few lines, for phones. */
function ProbeCard({ probe }: { probe: ProbeRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="card-line">
        <VerdictTag probe={probe} />
        <span>{t(`enums:ProbeKind.${probe.kind}`)}</span>
      </span>
      <span className="card-title">{probe.name}</span>
      <span className="card-line">
        <code className="clip">{probe.target}</code>
      </span>
      <span className="card-line">
        <span className="figures">{t("probes:lastDay", { percent: percentOf(probe.day.percent) })}</span>
        {took(probe) !== undefined && <span className="figures">{t("probes:milliseconds", { count: took(probe) })}</span>}
      </span>
    </>
  );
}
