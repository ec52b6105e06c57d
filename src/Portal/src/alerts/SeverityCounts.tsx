import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { orders } from "@/kit/enums";
import { useUrlState } from "@/kit/state/url";
import { useRefresh } from "@/kit/table/QueryTable";
import { useAsOf } from "@/kit/time/asOf";
import { filterOf } from "./filter";

const CountsQuery = graphql(`
  query AlertCounts($filter: AlertsFilter, $asOf: DateTimeOffset) {
    alertCounts(filter: $filter, asOf: $asOf) { total counts { severity status count } }
  }
`);

/** How many there are of each severity; pressing one narrows the list to it. */
export function SeverityCounts({ changes }: { changes: number }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const chosen = url.all("severity");
  const filter = { ...filterOf(url), severities: undefined };
  const [{ data }, ask] = useQuery({ query: CountsQuery, variables: { filter, asOf }, requestPolicy: "cache-and-network" });
  useRefresh(changes, () => ask({ requestPolicy: "network-only" }));
  const countOf = (severity: string) =>
    (data?.alertCounts.counts ?? []).filter((one) => one.severity === severity).reduce((sum, one) => sum + one.count, 0);
  return (
    <ul className="severity-counts" aria-label={t("alerts:list.counts")}>
      {orders.AlertSeverity.map((severity) => {
        const isOnly = chosen.length === 1 && chosen[0] === severity;
        return (
          <li key={severity}>
            <button
              type="button"
              className={`severity-count severity-${severity.toLowerCase()}`}
              aria-pressed={isOnly}
              onClick={() => url.set({ severity: isOnly ? null : [severity] })}
            >
              <strong className="figures">{countOf(severity)}</strong> {t(`enums:AlertSeverity.${severity}`)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
