import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AllowedLink } from "@/kit/Allowed";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { AlertWhole } from "./AlertQuery";
import { Labels } from "./marks";

/** What is known of an alert. */
export function AlertFacts({ alert }: { alert: AlertWhole }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`alerts:facts.${key}`);
  const instant = (key: string, at: string | null) => (at ? { label: label(key), value: <Instant at={at} /> } : null);
  const person = (key: string, login: string | null) => (login ? { label: label(key), value: <Person login={login} /> } : null);
  return (
    <Panel title={label("heading")}>
      <Facts
        facts={[
          { label: label("labels"), value: <Labels labels={alert.labels} />, wide: true },
          { label: label("organisation"), value: alert.organisation?.name },
          { label: label("service"), value: alert.service },
          !!alert.ruleId && {
            label: label("rule"),
            value: (
              <AllowedLink operation="alert-rule.read" to={`/alerts/rules/${alert.ruleId}`}>
                {t("alerts:byRule", { version: alert.ruleVersion })}
              </AllowedLink>
            ),
          },
          person("seenBy", alert.seenBy),
          person("holder", alert.holder),
          alert.signalledSeverity !== alert.severity && {
            label: label("signalled"),
            value: t(`enums:AlertSeverity.${alert.signalledSeverity}`),
          },
          instant("fired", alert.firedAt),
          instant("acknowledged", alert.acknowledgedAt),
          instant("claimed", alert.claimedAt),
          instant("ended", alert.endedAt),
          alert.ending && { label: label("ending"), value: t(`enums:AlertEnding.${alert.ending}`) },
          alert.ending === "PERSON" && person("resolvedBy", alert.resolvedBy),
          alert.reopens > 0 && { label: label("reopens"), value: alert.reopens },
          alert.resolutionNote ? { label: label("note"), value: <span className="pre">{alert.resolutionNote}</span>, wide: true } : null,
          {
            label: label("group"),
            value: <Link to={`/alerts?group=${alert.group}&over=true`}>{t("alerts:sameGroup")}</Link>,
          },
        ]}
      />
    </Panel>
  );
}
