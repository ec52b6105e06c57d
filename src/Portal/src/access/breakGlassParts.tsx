import { useTranslation } from "react-i18next";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { newId } from "@/kit/ids";
import { AskBreakGlass, EndBreakGlass } from "./commands";
import { longestReason, useReachOptions, useRoleOptions } from "./grantParts";

const mostMinutes = 60;
export const reasonField: Field = { kind: "text", name: "reason", required: true, max: longestReason, rows: 3 };

/** Asks for rights in an emergency: everybody may, and somebody else has to agree. */
export function AskBreakGlassButton({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [names, roles] = [useReachOptions(t), useRoleOptions(t)];
  const name = (key: string) => t(`access:breakGlass.${key}`);
  return (
    <CommandButton
      operation="break-glass.ask"
      label={name("ask")}
      document={AskBreakGlass}
      texts="access:form"
      help={name("askHelp")}
      done={name("asked")}
      onDone={onDone}
      danger
      fixed={() => ({ breakGlassId: newId() })}
      fields={() => [
        { kind: "choice", name: "role", required: true, options: roles },
        { kind: "choice", name: "organisation", required: true, options: names },
        { kind: "switch", name: "withSubtree", initial: true },
        { kind: "number", name: "minutes", required: true, min: 1, max: mostMinutes, initial: mostMinutes },
        reasonField,
      ]}
    />
  );
}

/** Gives the rights of an emergency back before their time is over. */
export function EndBreakGlassButton({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <CommandButton
      operation="break-glass.end"
      label={t("access:breakGlass.end")}
      document={EndBreakGlass}
      texts="access:form"
      done={t("access:breakGlass.ended")}
      onDone={onDone}
      danger
      button={{ size: "small" }}
      fixed={() => ({ breakGlassId: id })}
      fields={() => [reasonField]}
    />
  );
}
