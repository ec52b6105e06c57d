import { useTranslation } from "react-i18next";
import { AllowedLink } from "@/kit/Allowed";
import { Panel } from "@/kit/Panel";
import { StatusTag } from "@/kit/tags";
import type { AlertWhole } from "./AlertQuery";

/** Incidents that it belonged to, the newest last. */
export function AlertIncidents({ alert }: { alert: AlertWhole }) {
  const { t } = useTranslation();
  if (alert.incidents.length === 0) return null;
  return (
    <Panel title={t("alerts:incidents")}>
      <ul className="link-list">
        {alert.incidents.map((incident) => (
          <li key={incident.id}>
            <span className="clip">
              <AllowedLink operation="incident.read" to={`/incidents/${incident.id}`}>
                <span className="figures">{incident.number}</span> {incident.title}
              </AllowedLink>
            </span>
            <StatusTag status={incident.status} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
