import { ServiceSelect } from "@/incidents/pickers";
import type { EnumOf } from "@/kit/api/graphql";
import type { ActionForms } from "@/kit/command/ActionBar";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import type { AlertWhole } from "./AlertQuery";
import * as commands from "./commands";

export type Action = EnumOf<"AlertAction">;

const [line, reason, text] = [200, 2_000, 4_000];
const note: Field = { kind: "text", name: "note", max: reason };
const why: Field = { kind: "text", name: "reason", required: true, max: reason };

/** The form of each action that the Api may allow. */
export const actionForms: ActionForms<Action, AlertWhole> = {
  ACKNOWLEDGE: { document: commands.AcknowledgeAlert, fields: () => [note] },
  CLAIM: { document: commands.ClaimAlert, fields: () => [] },
  TRANSFER: { document: commands.TransferAlert, fields: () => [{ kind: "line", name: "to", required: true, max: line }, why] },
  SUPPRESS: {
    document: commands.SuppressAlert,
    fields: (_, t) => [
      {
        kind: "choice",
        name: "cause",
        required: true,
        options: optionsOf("SuppressionCause", t).filter(({ value }) => value !== "SILENCE"),
        initial: "MAINTENANCE",
      },
      { kind: "line", name: "reference", required: true, max: line },
      { kind: "instant", name: "until", required: true },
    ],
  },
  UNSUPPRESS: {
    document: commands.UnsuppressAlert,
    fields: (alert, t) => {
      const options = alert.suppressions.map(({ cause, reference }) => ({
        value: JSON.stringify([cause, reference]),
        label: `${t(`enums:SuppressionCause.${cause}`)} ${reference}`,
      }));
      return [{ kind: "choice", name: "suppression", required: true, options, initial: options[0]?.value }];
    },
    arrange: ({ suppression }) => {
      const [cause, reference] = JSON.parse(suppression as string) as [string, string];
      return { cause, reference };
    },
  },
  ESCALATE: { document: commands.EscalateAlert, fields: () => [why] },
  RESOLVE: { document: commands.ResolveAlert, fields: () => [note] },
  COMMENT: { document: commands.CommentAlert, fields: () => [{ kind: "text", name: "text", required: true, max: text }] },
  RAISE_INCIDENT: {
    document: commands.RaiseAlertIncident,
    fields: (alert) => [{ kind: "custom", name: "serviceId", required: !alert.service, render: () => <ServiceSelect /> }],
  },
};

/** In the order in which they usually come; the first that is allowed stands out. */
const usual: Action[] = ["ACKNOWLEDGE", "CLAIM", "RAISE_INCIDENT", "RESOLVE", "TRANSFER", "COMMENT", "ESCALATE", "SUPPRESS", "UNSUPPRESS"];

export function arranged(allowed: readonly Action[], buttons: number): { first: Action[]; more: Action[] } {
  const known = usual.filter((action) => allowed.includes(action));
  return { first: known.slice(0, buttons), more: known.slice(buttons) };
}
