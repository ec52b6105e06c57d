import "./services.css";
import DatePicker from "antd/es/date-picker";
import Segmented from "antd/es/segmented";
import Skeleton from "antd/es/skeleton";
import dayjs from "dayjs";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { type EnumOf, graphql, type ResultOf } from "@/kit/api/graphql";
import { optionsOf } from "@/kit/enums";
import { Figure, Figures } from "@/kit/Figure";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { useAsOf } from "@/kit/time/asOf";
import { yearAgo } from "@/kit/time/past";
import { TimeSlider } from "@/kit/time/TimeSlider";

const AttainmentChart = lazy(() => import("./AttainmentChart"));

const AttainmentQuery = graphql(`
  query Attainment($from: DateTimeOffset!, $to: DateTimeOffset!, $by: SlaGrouping!, $organisations: [String!], $kind: ClockKind, $timeZone: String!, $asOf: DateTimeOffset) {
    groups: slaAttainment(from: $from, to: $to, by: $by, organisations: $organisations, kind: $kind, timeZone: $timeZone, asOf: $asOf) {
      key name met missed open openBreached percent
    }
  }
`);

export type Group = ResultOf<typeof AttainmentQuery>["groups"][number] & { label: string };

const groupings = ["MONTH", "SERVICE", "ORGANISATION", "PRIORITY", "TEAM", "KIND"] as const;
const usualDays = 90;
const good = 95;
const fair = 85;

export default function AttainmentPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const [start] = useState(yearAgo);
  const [now] = useState(() => dayjs().add(1, "day").startOf("day"));
  const by = (url.get("by") ?? "MONTH") as (typeof groupings)[number];
  const from = url.get("from") ?? now.subtract(usualDays, "day").toISOString();
  const to = url.get("to") ?? now.toISOString();
  const organisations = url.all("organisation");
  const [{ data, error }, ask] = useQuery({
    query: AttainmentQuery,
    variables: {
      from,
      to,
      by,
      organisations: organisations.length > 0 ? organisations : undefined,
      kind: url.get("kind") as EnumOf<"ClockKind"> | undefined,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      asOf,
    },
    requestPolicy: "cache-and-network",
  });
  return (
    <>
      <PageHeader title={t("pages.attainment")} note={t("services:attainment.note")} />
      <TimeSlider moments={[]} from={start} />
      <Panel>
        <div className="toolbar-filters attainment-filters">
          <Segmented
            value={by}
            onChange={(next) => url.set({ by: next === "MONTH" ? null : String(next) })}
            options={groupings.map((value) => ({ value, label: t(`services:groupings.${value}`) }))}
          />
          <ChoiceFilter single name="kind" label={t("services:clocks.kind")} options={optionsOf("ClockKind", t)} />
          <ChoiceFilter name="organisation" label={t("incidents:facts.organisation")} options={useOrganisationOptions()} />
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(from), dayjs(to)]}
            onChange={(range) =>
              range && url.set({ from: range[0]?.startOf("day").toISOString(), to: range[1]?.endOf("day").toISOString() })
            }
          />
        </div>
      </Panel>
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ groups }) => <Answer groups={groups.map((group) => ({ ...group, label: labelOf(group, by, t) }))} />}
      </Loaded>
    </>
  );
}

// biome-ignore lint/suspicious/noExplicitAny: names of several enums
function labelOf(group: { key: string | null; name: string | null }, by: string, t: any): string {
  const known = { PRIORITY: "Priority", KIND: "ClockKind" }[by];
  if (known && group.key) return t(`enums:${known}.${group.key.toUpperCase()}`, { defaultValue: group.name ?? group.key });
  return group.name ?? group.key ?? t("services:attainment.none");
}

function Answer({ groups }: { groups: Group[] }) {
  const { t } = useTranslation();
  if (groups.length === 0) return <Notice title={t("services:attainment.empty")} help={t("services:attainment.emptyHelp")} />;
  const sum = (of: (group: Group) => number) => groups.reduce((total, group) => total + of(group), 0);
  const [met, missed] = [sum((group) => group.met), sum((group) => group.missed)];
  const figures = [
    { name: "percent", value: met + missed > 0 ? `${((100 * met) / (met + missed)).toFixed(1)} %` : "—", tone: toneOf(met, missed) },
    { name: "met", value: met },
    { name: "missed", value: missed, tone: missed > 0 ? "bad" : "" },
    { name: "open", value: sum((group) => group.open) },
    { name: "openBreached", value: sum((group) => group.openBreached), tone: sum((group) => group.openBreached) > 0 ? "bad" : "" },
  ];
  return (
    <>
      <Figures>
        {figures.map(({ name, value, tone }) => (
          <Figure key={name} name={t(`services:attainment.${name}`)} value={value} tone={tone} />
        ))}
      </Figures>
      <Panel title={t("services:attainment.chart")}>
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <AttainmentChart groups={groups} />
        </Suspense>
      </Panel>
      <Panel title={t("services:attainment.table")} flush>
        <div className="scroll">
          <table className="plain-table plain-table-even">
            <thead>
              <tr>
                <th>{t("services:attainment.group")}</th>
                {["percent", "met", "missed", "open", "openBreached"].map((name) => (
                  <th key={name} className="right">
                    {t(`services:attainment.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <tr key={group.key ?? ""}>
                  <td>{group.label}</td>
                  <td className={`right figures ${toneOf(group.met, group.missed)}`}>
                    {group.percent === null ? "—" : `${group.percent.toFixed(1)} %`}
                  </td>
                  <td className="right figures">{group.met}</td>
                  <td className="right figures">{group.missed}</td>
                  <td className="right figures">{group.open}</td>
                  <td className="right figures">{group.openBreached}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </>
  );
}

function toneOf(met: number, missed: number): string {
  if (met + missed === 0) return "faint";
  const percent = (100 * met) / (met + missed);
  return percent >= good ? "good" : percent >= fair ? "" : "bad";
}
