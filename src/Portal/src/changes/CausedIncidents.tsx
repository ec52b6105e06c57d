import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { AllowedLink } from "@/kit/Allowed";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Panel } from "@/kit/Panel";
import { StatusTag } from "@/kit/tags";
import type { ChangeWhole, Outlook } from "./ChangeQuery";
import { LinkChangeIncident } from "./commands";

type Incident = Pick<ChangeWhole["incidents"][number], "id" | "number" | "title" | "status">;

/** Incidents that somebody found it to have caused, and those that time and services suggest. */
export function CausedIncidents({ change, outlook, onDone }: { change: ChangeWhole; outlook?: Outlook; onDone: () => void }) {
  const { t } = useTranslation();
  const run = useCommand<{ changeId: string; incidentId: string }>(LinkChangeIncident);
  const may = change.allowedActions.includes("LINK_INCIDENT");
  const suggested = outlook?.suggestedIncidents ?? [];
  if (change.incidents.length + suggested.length === 0) return null;
  const link = async (incidentId: string) => {
    if (await run.send({ changeId: change.id, incidentId })) onDone();
  };
  return (
    <Panel title={t("changes:incidents.title")}>
      <ul className="link-list">
        {change.incidents.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ul>
      {suggested.length > 0 && <p className="faint">{t("changes:incidents.suggested")}</p>}
      <ul className="link-list">
        {suggested.map((incident) => (
          <IncidentLine key={incident.id} incident={incident}>
            {may && (
              <Button size="small" onClick={() => void link(incident.id)}>
                {t("changes:incidents.link")}
              </Button>
            )}
          </IncidentLine>
        ))}
      </ul>
      <RefusalNotice refusal={run.refusal} error={run.error} />
    </Panel>
  );
}

/** An incident in a list of those that have to do with something else. */
export function IncidentLine({ incident, children }: { incident: Incident; children?: React.ReactNode }) {
  return (
    <li>
      <span className="clip">
        <AllowedLink operation="incident.read" to={`/incidents/${incident.id}`}>
          {incident.number} {incident.title}
        </AllowedLink>
      </span>
      <StatusTag status={incident.status} />
      {children}
    </li>
  );
}
