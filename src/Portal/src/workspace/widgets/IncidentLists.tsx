import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DueTime } from "@/incidents/DueTime";
import { IncidentRow } from "@/incidents/IncidentRow";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { Loaded } from "@/kit/Problems";
import { MajorTag, PriorityTag, StatusTag } from "@/kit/tags";
import { Instant } from "@/kit/time/Instant";
import type { WidgetProps } from "../kinds";
import { useAnswer } from "./useAnswer";

const MyWorkQuery = graphql(`query WidgetMyWork($first: Int) { myWork { assigned(first: $first) { nodes { ...IncidentRow } } } }`, [
  IncidentRow,
]);
const QueueQuery = graphql(`query WidgetQueue($first: Int) { myWork { queue(first: $first) { nodes { ...IncidentRow } } } }`, [
  IncidentRow,
]);
const ListQuery = graphql(
  `query WidgetIncidents($first: Int, $sort: IncidentSort!, $filter: IncidentFilter) {
    incidents(first: $first, sort: $sort, filter: $filter) { nodes { ...IncidentRow } }
  }`,
  [IncidentRow],
);

const usualRows = 8;
const open = ["NEW", "TRIAGED", "ASSIGNED", "IN_PROGRESS", "ON_HOLD"] as const;

export function MyWork({ settings, changes }: WidgetProps) {
  const answer = useAnswer(MyWorkQuery, { first: settings.rows ?? usualRows }, changes);
  return <Loaded {...answer}>{({ myWork }) => <Rows rows={myWork.assigned.nodes} empty="MY_WORK" show="due" />}</Loaded>;
}

export function Queue({ settings, changes }: WidgetProps) {
  const answer = useAnswer(QueueQuery, { first: settings.rows ?? usualRows }, changes);
  return <Loaded {...answer}>{({ myWork }) => <Rows rows={myWork.queue.nodes} empty="TEAM_QUEUE" show="due" />}</Loaded>;
}

export function Recent({ settings, changes }: WidgetProps) {
  const filter = { organisations: settings.organisation ? [settings.organisation] : undefined };
  const answer = useAnswer(ListQuery, { first: settings.rows ?? usualRows, sort: "CHANGED", filter }, changes);
  return <Loaded {...answer}>{({ incidents }) => <Rows rows={incidents.nodes} empty="RECENT_CHANGES" show="changed" />}</Loaded>;
}

export function Major({ settings, changes }: WidgetProps) {
  const filter = { major: true, statuses: [...open], organisations: settings.organisation ? [settings.organisation] : undefined };
  const answer = useAnswer(ListQuery, { first: settings.rows ?? usualRows, sort: "CHANGED", filter }, changes);
  return <Loaded {...answer}>{({ incidents }) => <Rows rows={incidents.nodes} empty="MAJOR_INCIDENTS" show="due" />}</Loaded>;
}

function Rows({ rows, empty, show }: { rows: readonly IncidentRow[]; empty: string; show: "due" | "changed" }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Notice title={t(`workspace:widgets.${empty}.empty`)} />;
  return (
    <ul className="widget-rows">
      {rows.map((incident) => (
        <li key={incident.id}>
          <Link to={`/incidents/${incident.id}`}>
            <span className="figures faint">{incident.number}</span>
            <span className="clip" title={incident.title}>
              {incident.major && empty !== "MAJOR_INCIDENTS" && <MajorTag />} {incident.title}
            </span>
            {show === "due" ? (
              <>
                <PriorityTag priority={incident.priority} />
                <DueTime dueAt={incident.dueAt} breached={incident.breached} />
              </>
            ) : (
              <>
                <StatusTag status={incident.status} />
                <Instant at={incident.changedAt} />
              </>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
