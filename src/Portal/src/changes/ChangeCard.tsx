import { useTranslation } from "react-i18next";
import { Person } from "@/kit/people/Person";
import type { ChangeRow } from "./ChangeRow";
import { ChangeStatusTag, RiskTag, WindowText } from "./marks";

/** A change in a few lines, for phones. */
export function ChangeCard({ change }: { change: ChangeRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="card-line">
        <span className="figures">{change.number}</span>
        <ChangeStatusTag status={change.status} />
      </span>
      <span className="card-title">{change.title}</span>
      <span className="card-line">
        <RiskTag risk={change.risk} />
        <WindowText window={change.window} />
      </span>
      <span className="card-line">
        <span className="clip">
          <Person login={change.requester} />
        </span>
        <span className={change.overdue ? "bad" : "faint"}>{change.awaits && t(`enums:ApprovalBody.${change.awaits}`)}</span>
      </span>
    </>
  );
}
