import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { AlertStatusTag } from "@/alerts/marks";
import { type EnumOf, graphql } from "@/kit/api/graphql";
import { Panel } from "@/kit/Panel";
import { useMay } from "@/kit/state/viewer";
import { Instant } from "@/kit/time/Instant";
import type { RuleWhole } from "./queries";

const OpenAlertsQuery = graphql(`
  query AlertsOfRule($filter: AlertsFilter!) {
    alerts(first: 20, filter: $filter, sort: FIRED, direction: DESCENDING) {
      totalCount
      nodes { id title status firedAt }
    }
  }
`);

/** The label by which the Api tells of which rule an alert is. */
const ruleLabel = "rule_id";

const open: EnumOf<"AlertStatus">[] = ["FIRING", "ACKNOWLEDGED", "CLAIMED", "SUPPRESSED"];

/** Alerts of a rule that are open; looked for again after each of its looks. */
export function OpenAlerts({ rule, standing }: { rule: string; standing: RuleWhole["standing"] }) {
  const { t } = useTranslation();
  const may = useMay("alert.read");
  const [{ data }, ask] = useQuery({
    query: OpenAlertsQuery,
    variables: { filter: { labels: [{ name: ruleLabel, value: rule }], statuses: open } },
    pause: !may,
    requestPolicy: "cache-and-network",
  });
  const looked = standing?.lookedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look is a reason to ask again, and so is that there are no more
  useEffect(() => {
    if (may) ask({ requestPolicy: "network-only" });
  }, [looked, may, ask]);
  if (!may || !data) return null;
  const { nodes, totalCount } = data.alerts;
  return (
    <Panel title={t("rules:openAlerts", { count: totalCount ?? nodes.length })}>
      {nodes.length === 0 && <p className="faint">{t(standing?.firing ? "rules:alertsOnTheirWay" : "rules:noOpenAlerts")}</p>}
      <ul className="link-list">
        {nodes.map((alert) => (
          <li key={alert.id}>
            <span className="clip">
              <Link to={`/alerts/${alert.id}`}>{alert.title}</Link>
            </span>
            <Instant at={alert.firedAt} />
            <AlertStatusTag status={alert.status} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
