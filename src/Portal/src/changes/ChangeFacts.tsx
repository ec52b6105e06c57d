import { useTranslation } from "react-i18next";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { usePersonWords } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { ChangeWhole } from "./ChangeQuery";
import { WindowText } from "./marks";

/** What is known of a change. */
export function ChangeFacts({ change }: { change: ChangeWhole }) {
  const { t } = useTranslation();
  const person = usePersonWords();
  const label = (key: string) => t(`changes:facts.${key}`);
  const long = (key: string, text: string | null) =>
    text ? { label: label(key), value: <span className="pre">{text}</span>, wide: true } : null;
  const instant = (key: string, at: string | null) => (at ? { label: label(key), value: <Instant at={at} /> } : null);
  return (
    <Panel title={label("heading")}>
      <Facts
        facts={[
          long("description", change.description),
          long("purpose", change.purpose),
          long("verification", change.verification),
          { label: label("organisation"), value: change.organisation?.name },
          { label: label("requester"), value: person(change.requester) },
          { label: label("implementer"), value: person(change.implementer) },
          change.window && { label: label("window"), value: <WindowText window={change.window} /> },
          { label: label("rehearsed"), value: t(`changes:rehearsed.${change.rehearsed}`) },
          instant("drafted", change.draftedAt),
          instant("submitted", change.submittedAt),
          instant("approved", change.approvedAt),
          instant("started", change.startedAt),
          instant("aborted", change.abortedAt),
          instant("closed", change.closedAt),
          change.closure && { label: label("closure"), value: t(`enums:ChangeClosure.${change.closure}`) },
          long("conflictReason", change.conflictReason),
          long("abortReason", change.abortReason),
          ...change.verifications.map((look) => ({
            label: t(look.passed ? "changes:verified" : "changes:notVerified"),
            value: `${person(look.by) ?? "—"}: ${look.findings}`,
            wide: true,
          })),
          change.evaluation && {
            label: t(change.evaluation.metGoal ? "changes:goalMet" : "changes:goalMissed"),
            value: [change.evaluation.findings, change.evaluation.followUp].filter(Boolean).join(" → "),
            wide: true,
          },
          long("closingNote", change.closingNote),
        ]}
      />
    </Panel>
  );
}
