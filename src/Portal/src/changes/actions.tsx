import type { EnumOf } from "@/kit/api/graphql";
import type { ActionForms } from "@/kit/command/ActionBar";
import type { Field } from "@/kit/command/fields";
import type { ChangeWhole } from "./ChangeQuery";
import * as commands from "./commands";
import { WindowPicker } from "./WindowPicker";

export type Action = EnumOf<"ChangeAction">;

const [line, reason, text] = [200, 2_000, 20_000];
const why: Field = { kind: "text", name: "reason", required: true, max: reason };
const comment: Field = { kind: "text", name: "comment", max: reason };
const yes = (name: string): Field => ({ kind: "switch", name, initial: true });

/** The form of each action that the Api may allow; steps and the plan have places of their own on the page. */
export const actionForms: ActionForms<Action, ChangeWhole> = {
  SUBMIT: { document: commands.SubmitChange, fields: () => [] },
  REVIEW: { document: commands.ReviewChange, fields: () => [yes("agrees"), comment] },
  APPROVE: { document: commands.ApproveChange, fields: () => [comment] },
  REJECT: { document: commands.RejectChange, fields: () => [why], danger: true },
  SCHEDULE: {
    document: commands.ScheduleChange,
    fields: (change) => [
      { kind: "custom", name: "window", required: true, initial: change.window ?? undefined, render: () => <WindowPicker /> },
      { kind: "line", name: "implementer", max: line, initial: change.implementer ?? undefined },
      { kind: "text", name: "conflictReason", max: reason },
    ],
  },
  START: { document: commands.StartChange, fields: () => [] },
  ABORT: { document: commands.AbortChange, fields: () => [why], danger: true },
  VERIFY: {
    document: commands.VerifyChange,
    fields: () => [yes("passed"), { kind: "text", name: "findings", required: true, max: reason }],
  },
  EVALUATE: {
    document: commands.EvaluateChange,
    fields: () => [
      yes("metGoal"),
      { kind: "text", name: "findings", required: true, max: reason },
      { kind: "text", name: "followUp", max: reason },
    ],
  },
  CLOSE: { document: commands.CloseChange, fields: () => [{ kind: "text", name: "note", max: reason }] },
  RECALL: { document: commands.RecallChange, fields: () => [why] },
  CANCEL: { document: commands.CancelChange, fields: () => [why], danger: true },
  COMMENT: { document: commands.CommentChange, fields: () => [{ kind: "text", name: "text", required: true, max: text }] },
};

/** In the order in which they usually come; the first that is allowed stands out. */
const usual: Action[] = ["SUBMIT", "REVIEW", "APPROVE", "START", "SCHEDULE", "VERIFY", "EVALUATE", "CLOSE", "REJECT", "ABORT"];

export function arranged(allowed: readonly Action[], buttons: number): { first: Action[]; more: Action[] } {
  const known = allowed.filter((action) => actionForms[action]);
  const first = usual.filter((action) => known.includes(action)).slice(0, buttons);
  return { first, more: known.filter((action) => !first.includes(action)) };
}
