import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { SeverityTag } from "@/alerts/marks";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { Instant } from "@/kit/time/Instant";
import { span } from "@/kit/time/instants";
import { VerdictTag } from "./marks";
import type { ProbeVersion, ProbeWhole } from "./queries";

/** How it stands. */
export function Standing({ probe }: { probe: ProbeWhole }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`probes:facts.${key}`);
  return (
    <Panel title={t("probes:standing")}>
      <Facts
        facts={[
          { label: label("verdict"), value: <VerdictTag probe={probe} /> },
          { label: label("since"), value: <Instant at={probe.since} how="relative" /> },
          { label: label("organisation"), value: probe.organisation?.name },
          probe.service && {
            label: label("service"),
            value: <Link to={`/alerts?text=${encodeURIComponent(probe.service.name)}`}>{probe.service.name}</Link>,
          },
          { label: label("changed"), value: <Instant at={probe.changedAt} /> },
          probe.endNote ? { label: label("endNote"), value: <span className="pre">{probe.endNote}</span>, wide: true } : null,
        ]}
      />
      {probe.status === "ACTIVE" && probe.verdict === "UNKNOWN" && <p className="faint">{t("probes:notJudgedYet")}</p>}
    </Panel>
  );
}

/** What a version does. */
export function Does({ version }: { version: ProbeVersion }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`probes:facts.${key}`);
  return (
    <Panel title={t("probes:does", { version: version.version })}>
      <Facts
        facts={[
          { label: label("kind"), value: t(`enums:ProbeKind.${version.kind}`) },
          { label: label("severity"), value: <SeverityTag severity={version.severity} /> },
          { label: label("interval"), value: span(version.intervalSeconds, t) },
          { label: label("timeout"), value: span(version.timeoutSeconds, t) },
          { label: label("failures"), value: version.failures },
          version.daysLeft !== null && { label: label("warnDays"), value: t("probes:days", { count: version.daysLeft }) },
          version.expected !== null && { label: label("expected"), value: version.expected },
          version.server !== null && { label: label("server"), value: version.server },
          !version.steps && { label: label("target"), value: <code>{version.target}</code>, wide: true },
        ]}
      />
      {version.steps && (
        <ol className="probe-request-list">
          {version.steps.map((step, i) => (
            <li key={i}>
              <code>
                {step.method} {step.url}
              </code>
              {step.assertions.map((one, at) => (
                <span key={at} className="faint">
                  {[t(`enums:HttpAssertionKind.${one.kind}`), one.path, one.expected].filter(Boolean).join(" ")}
                </span>
              ))}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
