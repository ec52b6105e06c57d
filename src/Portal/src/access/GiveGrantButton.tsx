import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { newId } from "@/kit/ids";
import { GiveGrant } from "./commands";
import { AccountSelect, GroupSelect, useRightFields } from "./grantParts";

type Subject = { id: string; kind: EnumOf<"SubjectKind"> };

/** Gives rights to somebody, or to the one whose page this is. */
export function GiveGrantButton({ to, onDone }: { to?: Subject; onDone: () => void }) {
  const { t } = useTranslation();
  const rights = useRightFields(t);
  const chosen: Field[] = [
    {
      kind: "choice",
      name: "subjectKind",
      required: true,
      initial: "ACCOUNT",
      options: (["ACCOUNT", "GROUP"] as const).map((value) => ({ value, label: t(`enums:SubjectKind.${value}`) })),
    },
    {
      kind: "custom",
      name: "subject",
      required: true,
      render: (values) => (values.subjectKind === "GROUP" ? <GroupSelect /> : <AccountSelect />),
    },
  ];
  return (
    <CommandButton
      operation="grant.give"
      label={t("access:grants.give")}
      document={GiveGrant}
      texts="access:form"
      help={t("access:grants.giveHelp")}
      done={t("access:grants.given")}
      onDone={onDone}
      button={{ type: "primary" }}
      fixed={() => ({ grantId: newId(), ...(to && { subject: to.id, subjectKind: to.kind }) })}
      fields={() => [...(to ? [] : chosen), ...rights()]}
    />
  );
}
