import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Instant } from "@/kit/time/Instant";
import type { Decision } from "./queries";

/** Alerts with the incident that they did belong to, and the one that it would have been. */
export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
    <section className="scroll" tabIndex={0} aria-label={t("correlation:decisions")}>
      <table className="plain-table correlation-table">
        <thead>
          <tr>
            <th>{t("correlation:alert")}</th>
            <th>{t("correlation:then")}</th>
            <th>{t("correlation:otherwise")}</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <tr key={`${decision.alertId} ${decision.at}`}>
              <td>
                <Link to={`/alerts/${decision.alertId}`}>{decision.title}</Link>
                <div className="faint">
                  <Instant at={decision.at} />
                </div>
              </td>
              <td>
                <Belonging
                  incident={decision.incident}
                  id={decision.incidentId}
                  via={decision.via}
                  evidence={decision.evidence ?? "CALLS"}
                />
              </td>
              <td>
                <span className={`correlation-${decision.change.toLowerCase()}`}>{t(`enums:CorrelationChange.${decision.change}`)}</span>{" "}
                <Belonging
                  incident={decision.incidentOtherwise}
                  id={decision.change === "PARTED" ? undefined : decision.incidentIdOtherwise}
                  via={decision.viaOtherwise}
                  evidence={decision.evidenceOtherwise}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface Belongs {
  incident: { id: string; number: string } | null;
  /** None where there was no such incident. */
  id: string | undefined;
  via: string | null;
  evidence: NonNullable<Decision["evidence"]> | null;
}

function Belonging({ incident, id, via, evidence }: Belongs) {
  const { t } = useTranslation();
  return (
    <>
      {incident ? (
        <Link className="figures" to={`/incidents/${incident.id}`}>
          {incident.number}
        </Link>
      ) : (
        id && <span className="faint">{t("correlation:unseen")}</span>
      )}
      <div className="faint correlation-via">
        {via && evidence ? `${t(`enums:CorrelationEvidence.${evidence}`)}${t("correlation:colon")}${via}` : t("correlation:ofGroup")}
      </div>
    </>
  );
}
