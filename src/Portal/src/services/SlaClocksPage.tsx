import "./services.css";
import Segmented from "antd/es/segmented";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSubscription } from "urql";
import { DueTime } from "@/incidents/DueTime";
import { type EnumOf, graphql, type ResultOf } from "@/kit/api/graphql";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions, useServiceOptions, useTeamOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { some, useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import type { Column } from "@/kit/table/columns";
import { FilterBar } from "@/kit/table/FilterBar";
import { QueryTable } from "@/kit/table/QueryTable";
import { PriorityTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { span } from "@/kit/time/instants";
import { yearAgo } from "@/kit/time/past";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { useNow } from "@/kit/time/useNow";

const ClockRow = graphql(`
  fragment SlaClockRow on SlaClock {
    id kind state verdict number title priority dueAt breached startedAt stoppedAt consumedSeconds targetSeconds warnedPercent
    incident { id } service { id name } organisation { code name } team { id name }
  }
`);

const SlaClockList = graphql(
  `
  query SlaClockList($first: Int, $after: String, $sort: SlaClockSort!, $direction: SortDirection!, $filter: SlaClockFilter, $asOf: DateTimeOffset) {
    slaClocks(first: $first, after: $after, sort: $sort, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes { ...SlaClockRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [ClockRow],
);

const SlaChanged = graphql(`subscription SlaChanged { slaChanged { ...SlaClockRow } }`, [ClockRow]);

type Row = ResultOf<typeof ClockRow>;

const shown = ["open", "breached", "stopped"] as const;
const full = 100;

export default function SlaClocksPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const which = (url.get("show") ?? "open") as (typeof shown)[number];
  const [from] = useState(yearAgo);
  const changes = useSlaChanges(!!asOf);
  return (
    <>
      <PageHeader title={t("pages.slaClocks")} note={t("services:clocks.note")} />
      <TimeSlider moments={[]} from={from} />
      <QueryTable
        key={which}
        id="sla-clocks"
        document={SlaClockList}
        variables={{
          filter: {
            open: which !== "stopped",
            breached: which === "breached" || undefined,
            kind: url.get("kind") as EnumOf<"ClockKind"> | undefined,
            priorities: some(url.all<EnumOf<"Priority">>("priority")),
            organisations: some(url.all("organisation")),
            services: some(url.all("service")),
            teams: some(url.all("team")),
          },
        }}
        connection={(data) => data.slaClocks}
        columns={useColumns(which, asOf)}
        rowKey={(row) => row.id}
        to={(row) => `/incidents/${row.incident?.id}`}
        card={(row) => <Card row={row} at={asOf} />}
        usualSort={which === "stopped" ? { by: "STOPPED", direction: "DESCENDING" } : { by: "DUE", direction: "ASCENDING" }}
        changes={changes.count}
        rowClass={(row) => (row.id === changes.last ? "row-changed" : "")}
        filters={<Filters which={which} />}
        empty={<Notice title={t("services:clocks.empty")} help={t("services:clocks.emptyHelp")} />}
      />
    </>
  );
}

function useSlaChanges(pause: boolean) {
  const [changes, setChanges] = useState<{ count: number; last?: string }>({ count: 0 });
  useSubscription({ query: SlaChanged, pause }, (_, data) => {
    setChanges((before) => ({ count: before.count + 1, last: data.slaChanged.id }));
    return data;
  });
  return changes;
}

const narrowing = ["kind", "priority", "organisation", "service", "team"];

function Filters({ which }: { which: string }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const name = (key: string) => t(`incidents:facts.${key}`);
  return (
    <FilterBar
      search={
        <Segmented
          value={which}
          onChange={(next) => url.set({ show: next === "open" ? null : String(next), sort: null, direction: null })}
          options={shown.map((value) => ({ value, label: t(`services:clocks.${value}`) }))}
        />
      }
      set={narrowing.filter((parameter) => url.get(parameter)).length}
    >
      <ChoiceFilter single name="kind" label={t("services:clocks.kind")} options={optionsOf("ClockKind", t)} />
      <ChoiceFilter name="priority" label={name("priority")} options={optionsOf("Priority", t)} />
      <ChoiceFilter name="organisation" label={name("organisation")} options={useOrganisationOptions()} />
      <ChoiceFilter name="service" label={name("service")} options={useServiceOptions()} />
      <ChoiceFilter name="team" label={name("team")} options={useTeamOptions()} />
    </FilterBar>
  );
}

function useColumns(which: string, asOf: string | undefined): Column<Row>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`incidents:facts.${key}`);
  return [
    which === "stopped"
      ? {
          key: "stopped",
          title: t("services:clocks.stoppedAt"),
          sort: "STOPPED",
          width: 120,
          always: true,
          render: (row) => <Instant at={row.stoppedAt} />,
        }
      : {
          key: "due",
          title: t("services:clocks.left"),
          sort: "DUE",
          width: 164,
          always: true,
          render: (row) => <Left row={row} at={asOf} />,
        },
    { key: "kind", title: t("services:clocks.kind"), width: 90, render: (row) => t(`enums:ClockKind.${row.kind}`) },
    { key: "used", title: t("services:clocks.used"), width: 176, render: (row) => <Used row={row} at={asOf} /> },
    {
      key: "number",
      title: name("number"),
      width: 116,
      render: (row) => (
        <Link className="figures" to={`/incidents/${row.incident?.id}`}>
          {row.number}
        </Link>
      ),
    },
    { key: "title", title: name("title"), render: (row) => <span className="title-cell">{row.title}</span> },
    { key: "priority", title: name("priority"), width: 92, render: (row) => <PriorityTag priority={row.priority} /> },
    { key: "service", title: name("service"), width: 130, render: (row) => row.service?.name },
    { key: "organisation", title: name("organisation"), width: 118, render: (row) => row.organisation?.name },
    {
      key: "team",
      title: name("team"),
      width: 112,
      render: (row) => row.team?.name ?? <span className="faint">{t("incidents:desk")}</span>,
    },
  ];
}

function Left({ row, at }: { row: Row; at?: string }) {
  const { t } = useTranslation();
  if (row.state === "PAUSED") return <span className="status status-on-hold">{t("incidents:clocks.isPaused")}</span>;
  return <DueTime dueAt={row.dueAt} breached={row.breached} at={at} />;
}

/** What of the promise was used when it was last recorded. */
function Used({ row, at }: { row: Row; at?: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!row.targetSeconds) return <span className="faint">{t("enums:ClockVerdict.UNPROMISED")}</span>;
  const late = row.breached || (!row.stoppedAt && row.dueAt !== null && Date.parse(row.dueAt) < (at ? Date.parse(at) : now));
  const percent = row.stoppedAt ? (full * row.consumedSeconds) / row.targetSeconds : late ? full : row.warnedPercent;
  return (
    <span className="share" title={`${t(`enums:ClockVerdict.${row.verdict}`)} · ${span(row.targetSeconds, t)}`}>
      <span className={late ? "share-bar share-late" : "share-bar"}>
        <i style={{ width: `${Math.min(full, percent)}%` }} />
      </span>
      <span className="figures faint">{span(row.targetSeconds, t)}</span>
    </span>
  );
}

function Card({ row, at }: { row: Row; at?: string }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="card-line">
        <span className="figures">{row.number}</span>
        {row.stoppedAt ? <Instant at={row.stoppedAt} /> : <Left row={row} at={at} />}
      </div>
      <div className="card-title">{row.title}</div>
      <div className="card-line">
        <span>
          {t(`enums:ClockKind.${row.kind}`)} · {row.service?.name}
        </span>
        <PriorityTag priority={row.priority} />
      </div>
    </>
  );
}
