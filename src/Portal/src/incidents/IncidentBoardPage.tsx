import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { type EnumOf, graphql } from "@/kit/api/graphql";
import { orders } from "@/kit/enums";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useRefresh } from "@/kit/table/QueryTable";
import { StatusTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { type Filter, filterOf } from "./filter";
import { IncidentCard } from "./IncidentCard";
import { IncidentFilters } from "./IncidentFilters";
import { IncidentRow } from "./IncidentRow";
import { useIncidentChanges } from "./useIncidentChanges";

const LaneQuery = graphql(
  `
  query BoardLane($filter: IncidentFilter, $asOf: DateTimeOffset) {
    incidents(first: 30, sort: PRIORITY, direction: ASCENDING, filter: $filter, asOf: $asOf) {
      nodes { ...IncidentRow }
      totalCount
      pageInfo { hasNextPage }
    }
  }
`,
  [IncidentRow],
);

const open = orders.IncidentStatus.filter((status) => status !== "CLOSED");

export default function IncidentBoardPage() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const changes = useIncidentChanges(undefined, !!asOf);
  return (
    <>
      <PageHeader title={t("pages.board")} />
      <div className="query-table board-filters">
        <div className="toolbar">
          <div className="toolbar-filters">
            <IncidentFilters withStatus={false} />
          </div>
        </div>
      </div>
      <div className="board">
        {open.map((status) => (
          <Lane key={status} status={status} changes={changes.count} />
        ))}
      </div>
    </>
  );
}

function Lane({ status, changes }: { status: EnumOf<"IncidentStatus">; changes: number }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const filter: Filter = { ...filterOf(url), statuses: [status] };
  const [{ data, error }, ask] = useQuery({ query: LaneQuery, variables: { filter, asOf }, requestPolicy: "cache-and-network" });
  useRefresh(changes, () => ask({ requestPolicy: "network-only" }));

  return (
    <section className={data?.incidents.nodes.length === 0 ? "lane lane-empty" : "lane"} aria-label={t(`enums:IncidentStatus.${status}`)}>
      <div className="lane-head">
        <StatusTag status={status} />
        <span className="faint figures">{data?.incidents.totalCount ?? data?.incidents.nodes.length}</span>
      </div>
      <div className="lane-cards">
        <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
          {({ incidents }) => (
            <>
              {incidents.nodes
                .filter((incident) => incident.status === status)
                .map((incident) => (
                  <Link
                    key={incident.id}
                    to={`/incidents/${incident.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
                    className="card"
                  >
                    <IncidentCard incident={incident} withStatus={false} />
                  </Link>
                ))}
              {incidents.nodes.length === 0 && <div className="palette-none">{t("incidents:list.noneHere")}</div>}
              {incidents.pageInfo.hasNextPage && <Link to={`/incidents?status=${status}`}>{t("incidents:list.all")}</Link>}
            </>
          )}
        </Loaded>
      </div>
    </section>
  );
}
