import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CommandButton } from "@/kit/command/CommandButton";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { DraftAlertRule } from "./commands";
import { arranged, draftFields } from "./fields";
import type { RuleVersion } from "./queries";

/** Drafts a rule and leads to it; what it looks at may be known already. */
export function DraftRuleButton({
  begin,
  label,
  isMain,
}: {
  begin?: Pick<RuleVersion, "kind" | "query">;
  label?: string;
  isMain?: boolean;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const organisations = useOrganisationOptions();
  return (
    <CommandButton
      operation="alert-rule.draft"
      label={label ?? t("rules:draft")}
      help={t("rules:draftHelp")}
      document={DraftAlertRule}
      texts="rules:form"
      done={t("rules:drafted")}
      onDone={({ ruleId }) => navigate(`/alerts/rules/${ruleId}`)}
      wide
      button={isMain ? { type: "primary" } : undefined}
      fixed={() => ({ ruleId: newId() })}
      arrange={arranged}
      fields={() => draftFields(t, organisations, begin)}
    />
  );
}
