import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { ActivateAlertRule, DeactivateAlertRule, RetireAlertRule, ReviseAlertRule } from "./commands";
import { arranged, definitionFields } from "./fields";
import type { RuleWhole } from "./queries";

const reason: Field = { kind: "text", name: "reason", required: true, max: 2_000 };

/** What the Api allows to be done with a rule, each with its form. */
export function RuleActions({ rule, onDone }: { rule: RuleWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const common = (action: EnumOf<"AlertRuleAction">) => ({
    operation: `alert-rule.${action.toLowerCase()}`,
    label: t(`rules:actions.${action}.name`),
    help: t(`rules:actions.${action}.help`, { version: rule.versions[0]!.version }),
    done: t(`rules:actions.${action}.done`),
    texts: "rules:form",
    onDone,
    fixed: () => ({ ruleId: rule.id }),
  });
  const may = (action: EnumOf<"AlertRuleAction">) => rule.allowedActions.includes(action);
  return (
    <>
      {may("ACTIVATE") && <CommandButton {...common("ACTIVATE")} document={ActivateAlertRule} button={{ type: "primary" }} />}
      {may("REVISE") && (
        <CommandButton
          {...common("REVISE")}
          document={ReviseAlertRule}
          wide
          arrange={arranged}
          fields={() => definitionFields(t, rule.versions[0])}
        />
      )}
      {may("DEACTIVATE") && <CommandButton {...common("DEACTIVATE")} document={DeactivateAlertRule} fields={() => [reason]} />}
      {may("RETIRE") && <CommandButton {...common("RETIRE")} document={RetireAlertRule} danger fields={() => [reason]} />}
    </>
  );
}
