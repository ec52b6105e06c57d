import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { span } from "@/kit/time/instants";
import type { ProbeWhole } from "./queries";

/** Every version of a probe, the newest first. */
export function Versions({ probe }: { probe: ProbeWhole }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("probes:versions")}>
      <ol className="probe-versions">
        {probe.versions.map((version) => (
          <li key={version.version}>
            <div className="probe-line">
              <strong className="figures">{t("probes:version", { version: version.version })}</strong>
              <span className="faint">
                <Person login={version.by} /> <Instant at={version.at} />
              </span>
            </div>
            <code>{version.target}</code>
            <span className="faint">
              {t("probes:rhythm", {
                every: span(version.intervalSeconds, t),
                failures: version.failures,
                points: version.points.join(" / "),
              })}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
