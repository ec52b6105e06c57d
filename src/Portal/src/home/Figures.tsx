import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";

const FiguresQuery = graphql(`
  query HomeFigures {
    open: incidents(first: 1, filter: { statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD] }) { totalCount }
    critical: incidents(first: 1, filter: { statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD], priorities: [CRITICAL] }) { totalCount }
    major: incidents(first: 1, filter: { statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD], major: true }) { totalCount }
    breached: incidents(first: 1, filter: { statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD], breached: true }) { totalCount }
    new: incidents(first: 1, filter: { statuses: [NEW] }) { totalCount }
    hold: incidents(first: 1, filter: { statuses: [ON_HOLD] }) { totalCount }
  }
`);

const open = "status=NEW&status=TRIAGED&status=ASSIGNED&status=IN_PROGRESS&status=ON_HOLD";
const places = {
  open,
  critical: `${open}&priority=CRITICAL`,
  major: `${open}&major=true`,
  breached: `${open}&breached=true`,
  new: "status=NEW",
  hold: "status=ON_HOLD",
} as const;
const refreshAfter = 1_500;

/** How much there is of what matters, each leading to its list. */
export function Figures({ changes }: { changes: number }) {
  const { t } = useTranslation();
  const [{ data }, ask] = useQuery({ query: FiguresQuery, requestPolicy: "cache-and-network" });
  useEffect(() => {
    if (!changes) return;
    const timer = setTimeout(() => ask({ requestPolicy: "network-only" }), refreshAfter);
    return () => clearTimeout(timer);
  }, [changes, ask]);
  return (
    <div className="figures-row">
      {(Object.keys(places) as (keyof typeof places)[]).map((name) => (
        <Link key={name} className="figure" to={`/incidents?${places[name]}`}>
          <div className="figure-name">{t(`home:figures.${name}`)}</div>
          <div className={`figure-value ${(name === "breached" || name === "critical") && data?.[name].totalCount ? "bad" : ""}`}>
            {data?.[name].totalCount ?? "–"}
          </div>
        </Link>
      ))}
    </div>
  );
}
