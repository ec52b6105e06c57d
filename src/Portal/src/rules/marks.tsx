import "./rules.css";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { reasonOf } from "@/kit/command/answer";
import { span } from "@/kit/time/instants";
import type { RuleRow, RuleVersion } from "./queries";

/** Where a rule stands, as a dot and a word. */
export function RuleStatusTag({ status }: { status: EnumOf<"AlertRuleStatus"> }) {
  const { t } = useTranslation();
  return <span className={`status rule-${status.toLowerCase()}`}>{t(`enums:AlertRuleStatus.${status}`)}</span>;
}

/** A newer version waits for being activated. */
export function DraftMark({ rule }: { rule: Pick<RuleRow, "active" | "draft"> }) {
  const { t } = useTranslation();
  return rule.active && rule.draft ? (
    <span className="priority severity-information">{t("rules:draftOf", { version: rule.draft.version })}</span>
  ) : null;
}

/** It cannot be judged. */
export function FaultMark({ rule }: { rule: Pick<RuleRow, "standing"> }) {
  const { t } = useTranslation();
  return rule.standing?.fault ? (
    <span className="priority severity-major" title={reasonOf(rule.standing.fault, t)}>
      {t("rules:faulty")}
    </span>
  ) : null;
}

/** With what it is compared: "> 90", "outside what is usual". */
export function comparisonOf(version: Pick<RuleVersion, "comparison" | "limit">, t: TFunction): string {
  if (version.comparison === "OUTSIDE_BAND") return t("rules:unusual");
  return `${version.comparison === "BELOW" ? "<" : ">"} ${version.limit}`;
}

/** What makes it fire, in a line: "> 90, for 5 minutes". */
export function conditionOf(version: Pick<RuleVersion, "comparison" | "limit" | "forSeconds">, t: TFunction): string {
  const condition = comparisonOf(version, t);
  return version.forSeconds > 0 ? t("rules:lasting", { condition, span: span(version.forSeconds, t) }) : condition;
}
