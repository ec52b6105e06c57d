import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { graphql } from "@/kit/api/graphql";
import { orders } from "@/kit/enums";
import { Loaded } from "@/kit/Problems";
import type { WidgetProps } from "../kinds";
import { useAnswer } from "./useAnswer";

const PrioritiesQuery = graphql(`
  query WidgetPriorities($organisations: [String!]) {
    CRITICAL: incidents(first: 1, filter: { organisations: $organisations, statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD], priorities: [CRITICAL] }) { totalCount }
    HIGH: incidents(first: 1, filter: { organisations: $organisations, statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD], priorities: [HIGH] }) { totalCount }
    MODERATE: incidents(first: 1, filter: { organisations: $organisations, statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD], priorities: [MODERATE] }) { totalCount }
    LOW: incidents(first: 1, filter: { organisations: $organisations, statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD], priorities: [LOW] }) { totalCount }
    PLANNING: incidents(first: 1, filter: { organisations: $organisations, statuses: [NEW, TRIAGED, ASSIGNED, IN_PROGRESS, ON_HOLD], priorities: [PLANNING] }) { totalCount }
    unranked: incidents(first: 1, filter: { organisations: $organisations, statuses: [NEW] }) { totalCount }
  }
`);

const open = "status=NEW&status=TRIAGED&status=ASSIGNED&status=IN_PROGRESS&status=ON_HOLD";

/** How many are open of each priority, and how many nobody has ranked yet; each leads to its list. */
export function Priorities({ settings, changes }: WidgetProps) {
  const { t } = useTranslation();
  const organisation = settings.organisation ?? undefined;
  const answer = useAnswer(PrioritiesQuery, { organisations: organisation ? [organisation] : undefined }, changes);
  const within = organisation ? `&organisation=${organisation}` : "";
  return (
    <Loaded {...answer}>
      {(counts) => (
        <ul className="widget-figures">
          {orders.Priority.map((priority) => (
            <li key={priority} className={`widget-figure priority-bar-${priority.toLowerCase()}`}>
              <Link to={`/incidents?${open}&priority=${priority}${within}`}>
                <span className="widget-figure-value">{counts[priority].totalCount}</span>
                <span className="widget-figure-name">{t(`enums:Priority.${priority}`)}</span>
              </Link>
            </li>
          ))}
          <li className="widget-figure priority-bar-unranked">
            <Link to={`/incidents?status=NEW${within}`}>
              <span className="widget-figure-value">{counts.unranked.totalCount}</span>
              <span className="widget-figure-name">{t("workspace:toTriage")}</span>
            </Link>
          </li>
        </ul>
      )}
    </Loaded>
  );
}
