import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { IncidentWhole } from "./IncidentQuery";

/** What is known of an incident. */
export function IncidentFacts({ incident }: { incident: IncidentWhole }) {
  const { t } = useTranslation();
  const label = (key: string) => t(`incidents:facts.${key}`);
  const category = [incident.category, incident.subcategory].filter(Boolean).join(" / ");
  const instant = (key: string, at: string | null) => (at ? { label: label(key), value: <Instant at={at} /> } : null);
  return (
    <Panel title={t("incidents:facts.heading")}>
      <Facts
        facts={[
          incident.description
            ? { label: label("description"), value: <span className="pre">{incident.description}</span>, wide: true }
            : null,
          { label: label("service"), value: incident.service?.name },
          { label: label("organisation"), value: incident.organisation?.name },
          { label: label("team"), value: incident.team?.name ?? t("incidents:desk") },
          { label: label("technician"), value: <Person login={incident.technician} nobody="—" /> },
          { label: label("category"), value: category },
          incident.impact && { label: label("impact"), value: t(`enums:Impact.${incident.impact}`) },
          incident.urgency && { label: label("urgency"), value: t(`enums:Urgency.${incident.urgency}`) },
          { label: label("label"), value: t(`enums:DataLabel.${incident.label}`) },
          { label: label("reporter"), value: incident.reporter },
          { label: label("channel"), value: t(`enums:Channel.${incident.channel}`) },
          { label: label("item"), value: incident.affectedItem },
          { label: label("external"), value: incident.externalReference },
          { label: label("escalatedTo"), value: incident.escalatedTo },
          instant("began", incident.beganAt),
          {
            label: t("pages.faults"),
            value: <Link to={`/monitoring/faults?since=${encodeURIComponent(incident.beganAt)}`}>{t("faults:ask")}</Link>,
          },
          instant("reported", incident.reportedAt),
          instant("accepted", incident.acceptedAt),
          instant("resolved", incident.resolvedAt),
          instant("closed", incident.closedAt),
          incident.holdReason && {
            label: label("hold"),
            value: [t(`enums:HoldReason.${incident.holdReason}`), incident.holdNote].filter(Boolean).join(": "),
          },
          incident.resolution
            ? {
                label: label("resolution"),
                value: [
                  t(`incidents:resolutions.${incident.resolutionCode}`, { defaultValue: incident.resolutionCode }),
                  incident.resolution,
                ].join(": "),
                wide: true,
              }
            : null,
          incident.closure && { label: label("closure"), value: t(`enums:Closure.${incident.closure}`) },
          incident.reassignments > 0 && { label: label("reassignments"), value: incident.reassignments },
          incident.reopens > 0 && { label: label("reopens"), value: incident.reopens },
        ]}
      />
    </Panel>
  );
}
