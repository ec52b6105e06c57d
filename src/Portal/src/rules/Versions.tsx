import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { conditionOf } from "./marks";
import type { RuleWhole } from "./queries";

/** Every version of a rule, the newest first. */
export function Versions({ rule }: { rule: RuleWhole }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("rules:versions")}>
      <ol className="rule-versions">
        {rule.versions.map((version) => (
          <li key={version.version}>
            <div className="rule-version-head">
              <strong className="figures">{t("rules:version", { version: version.version })}</strong>
              {rule.active?.version === version.version && <span className="status rule-active">{t("enums:AlertRuleStatus.ACTIVE")}</span>}
              <span className="faint">
                <Person login={version.by} /> <Instant at={version.at} />
              </span>
            </div>
            <code>{version.query}</code>
            <div className="faint">
              {conditionOf(version, t)} · {t(`enums:AlertSeverity.${version.severity}`)}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
