import { useTranslation } from "react-i18next";
import { Person } from "@/kit/people/Person";
import { LabelTag, MajorTag, PriorityTag, StatusTag } from "@/kit/tags";
import { DueTime } from "./DueTime";
import type { IncidentRow } from "./IncidentRow";

/** An incident in a few lines, for phones and boards. */
export function IncidentCard({ incident, withStatus = true }: { incident: IncidentRow; withStatus?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="card-line">
        <span className="figures">{incident.number}</span>
        {withStatus ? <StatusTag status={incident.status} /> : <PriorityTag priority={incident.priority} />}
      </span>
      <span className="card-title">
        {incident.major && <MajorTag />} <LabelTag label={incident.label} /> {incident.title}
      </span>
      <span className="card-line">
        {withStatus ? <PriorityTag priority={incident.priority} /> : <span className="clip">{incident.service?.name}</span>}
        {(incident.dueAt || incident.breached) && <DueTime dueAt={incident.dueAt} breached={incident.breached} />}
      </span>
      <span className="card-line">
        <span className="clip">{incident.team?.name ?? t("incidents:desk")}</span>
        <span className="clip">
          <Person login={incident.technician} />
        </span>
      </span>
    </>
  );
}
