import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { ChangeWhole } from "./ChangeQuery";

/** Who has to say yes, who did, and who said no. */
export function Approvals({ change }: { change: ChangeWhole }) {
  const { t } = useTranslation();
  const none = change.kind === "STANDARD" && change.approvedAt ? "byTemplate" : "none";
  return (
    <Panel title={t("changes:approvals.title")}>
      {change.approvals.length === 0 && <p className="faint">{t(`changes:approvals.${none}`)}</p>}
      <ol className="approvals">
        {change.approvals.map((stage) => (
          <li key={stage.body} className={stage.agreed >= stage.quorum ? "approval approval-given" : "approval"}>
            <span className="approval-line">
              <strong>{t(`enums:ApprovalBody.${stage.body}`)}</strong>
              <span className="figures">
                {stage.agreed} / {stage.quorum}
              </span>
              {stage.isOpen && (
                <span className={change.overdue ? "bad" : "faint"}>
                  {t(change.overdue ? "changes:approvals.overdue" : "changes:approvals.open")}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <ul className="words">
        {change.words.map((word) => (
          <li key={`${word.at}${word.person}`} className={word.counts ? undefined : "faint"}>
            <span className={word.agrees ? "good" : "bad"}>{t(word.agrees ? "changes:approvals.yes" : "changes:approvals.no")}</span>{" "}
            <strong>
              <Person login={word.person} />
            </strong>{" "}
            <span className="faint">{t(`enums:ApprovalBody.${word.body}`)}</span> <Instant at={word.at} />
            {word.comment && <div className="timeline-words">{word.comment}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
