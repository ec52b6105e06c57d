import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Labels, SeverityTag } from "@/alerts/marks";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { useMay } from "@/kit/state/viewer";
import { Instant } from "@/kit/time/Instant";
import { comparisonOf, conditionOf } from "./marks";
import type { RuleVersion, RuleWhole } from "./queries";

/** What a version says. */
export function Saying({ title, version }: { title: string; version: RuleVersion }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`rules:facts.${key}`);
  const mayMeasure = useMay("telemetry.read");
  return (
    <Panel
      title={title}
      extra={
        mayMeasure &&
        version.kind === "METRIC" && <Link to={`/monitoring/metrics?q=${encodeURIComponent(version.query)}`}>{t("rules:look")}</Link>
      }
    >
      <pre className="rule-expression">
        {version.query} <strong>{comparisonOf(version, t)}</strong>
      </pre>
      {version.comparison === "OUTSIDE_BAND" && (
        <p className="faint">{t(version.kind === "TRACE" ? "rules:requestsHelp" : "rules:unusualHelp")}</p>
      )}
      <Facts
        facts={[
          { label: label("kind"), value: t(`enums:SignalKind.${version.kind}`) },
          { label: label("condition"), value: conditionOf(version, t) },
          { label: label("severity"), value: <SeverityTag severity={version.severity} /> },
          version.labels.length > 0 && { label: label("labels"), value: <Labels labels={version.labels} />, wide: true },
          version.groupBy.length > 0 && { label: label("groupBy"), value: version.groupBy.join(", ") },
        ]}
      />
    </Panel>
  );
}

/** How it stands with its series. */
export function Standing({ rule }: { rule: RuleWhole }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`rules:facts.${key}`);
  const { standing } = rule;
  return (
    <Panel title={t("rules:standing")}>
      <Facts
        facts={[
          { label: label("organisation"), value: rule.organisation?.name },
          standing && { label: label("lookedAt"), value: <Instant at={standing.lookedAt} how="relative" /> },
          standing && { label: label("series"), value: standing.series },
          standing && { label: label("waiting"), value: standing.waiting },
          standing && { label: label("firing"), value: standing.firing },
          { label: label("changed"), value: <Instant at={rule.changedAt} /> },
          rule.endNote ? { label: label("endNote"), value: <span className="pre">{rule.endNote}</span>, wide: true } : null,
        ]}
      />
      {!standing && <p className="faint">{t(waitsFor(rule))}</p>}
    </Panel>
  );
}

function waitsFor({ active }: RuleWhole) {
  if (!active) return "rules:judgesNothing";
  return active.comparison === "OUTSIDE_BAND" && active.kind !== "TRACE" ? "rules:learning" : "rules:notJudgedYet";
}
