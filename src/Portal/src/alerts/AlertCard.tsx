import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { AlertRow } from "./AlertRow";
import { AlertStatusTag, FlapMark, SeverityTag } from "./marks";

/** An alert in a few lines, for phones. */
export function AlertCard({ alert }: { alert: AlertRow }) {
  return (
    <>
      <span className="card-line">
        <SeverityTag severity={alert.severity} />
        <AlertStatusTag status={alert.status} />
      </span>
      <span className="card-title">
        {alert.title} <FlapMark flapping={alert.flapping} />
      </span>
      <span className="card-line">
        <span className="clip">{alert.service ?? alert.organisation?.name}</span>
        <Instant at={alert.firedAt} />
      </span>
      {alert.holder && (
        <span className="card-line">
          <span className="clip">
            <Person login={alert.holder} />
          </span>
        </span>
      )}
    </>
  );
}
