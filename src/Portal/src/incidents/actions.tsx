import Input from "antd/es/input";
import type { TFunction } from "i18next";
import { ItemSelect } from "@/configuration/ItemSelect";
import type { EnumOf } from "@/kit/api/graphql";
import type { ActionForms } from "@/kit/command/ActionBar";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import * as commands from "./commands";
import type { IncidentWhole } from "./IncidentQuery";
import { IncidentSelect } from "./IncidentSelect";
import { MemberSelect, ServiceSelect, TeamSelect } from "./pickers";

export type Action = EnumOf<"IncidentAction">;

const [name, reason, text] = [200, 2_000, 20_000];
const why: Field = { kind: "text", name: "reason", required: true, max: reason };
const note: Field = { kind: "text", name: "note", max: reason };
const team = (required: boolean): Field => ({ kind: "custom", name: "teamId", required, render: () => <TeamSelect /> });
const technician = (fixed?: string): Field => ({
  kind: "custom",
  name: "technician",
  render: (values) => <MemberSelect team={(values.teamId as string | undefined) ?? fixed} />,
});
const other = (field: string, incident: IncidentWhole): Field => ({
  kind: "custom",
  name: field,
  required: true,
  render: () => <IncidentSelect except={incident.id} />,
});
// An alert is joined to an incident where the alert is, so that both of them know.
const linkable = (t: TFunction) => optionsOf("LinkKind", t).filter(({ value }) => value !== "ALERT");
const resolutionCodes = ["fixed", "workaround", "configuration", "supplier", "user", "no-fault"];

/** The form of each action that the Api may allow. Which are allowed only the Api knows. */
export const actionForms: ActionForms<Action, IncidentWhole> = {
  TRIAGE: {
    document: commands.TriageIncident,
    fields: (incident, t) => [
      {
        kind: "choice",
        name: "impact",
        half: true,
        required: true,
        options: optionsOf("Impact", t),
        initial: incident.impact ?? undefined,
      },
      {
        kind: "choice",
        name: "urgency",
        half: true,
        required: true,
        options: optionsOf("Urgency", t),
        initial: incident.urgency ?? undefined,
      },
      { kind: "line", name: "category", half: true, max: name, initial: incident.category ?? undefined },
      { kind: "line", name: "subcategory", half: true, max: name, initial: incident.subcategory ?? undefined },
    ],
  },
  ASSIGN: { document: commands.AssignIncident, fields: () => [team(true), technician()] },
  ASSIGN_TO_ON_CALL: { document: commands.AssignToOnCall, fields: () => [] },
  ANSWER_CALL: { document: commands.AnswerCall, fields: () => [] },
  ACCEPT: { document: commands.AcceptIncident, fields: () => [] },
  REASSIGN: {
    document: commands.ReassignIncident,
    fields: (incident) => [{ ...team(false), initial: incident.team?.id }, technician()],
  },
  HAND_BACK: { document: commands.HandBackIncident, fields: () => [{ ...why, required: false }] },
  HOLD: {
    document: commands.HoldIncident,
    fields: (incident, t) => [
      { kind: "choice", name: "reason", required: true, options: optionsOf("HoldReason", t), initial: incident.holdReason ?? undefined },
      note,
    ],
  },
  RESUME: { document: commands.ResumeIncident, fields: () => [note] },
  ESCALATE: {
    document: commands.EscalateIncident,
    fields: () => [
      { ...team(false), when: (values) => !values.level },
      { kind: "line", name: "level", max: name, when: (values) => !values.teamId },
      why,
    ],
  },
  RESOLVE: {
    document: commands.ResolveIncident,
    fields: (_, t) => [
      {
        kind: "choice",
        name: "code",
        required: true,
        options: resolutionCodes.map((code) => ({ value: code, label: t(`incidents:resolutions.${code}`) })),
      },
      { kind: "text", name: "text", required: true, max: text },
    ],
  },
  REOPEN: { document: commands.ReopenIncident, fields: () => [why] },
  CLOSE: { document: commands.CloseIncident, fields: () => [note] },
  CANCEL: { document: commands.CancelIncident, fields: () => [why], danger: true },
  CORRECT: {
    document: commands.CorrectIncident,
    fields: (incident) => [
      { kind: "line", name: "title", max: name, initial: incident.title },
      { kind: "text", name: "description", max: text, rows: 6, initial: incident.description ?? undefined },
    ],
  },
  MOVE_TO_SERVICE: {
    document: commands.MoveIncidentToService,
    fields: () => [{ kind: "custom", name: "serviceId", required: true, render: () => <ServiceSelect /> }],
  },
  RELABEL: {
    document: commands.RelabelIncident,
    fields: (incident, t) => [
      { kind: "choice", name: "label", required: true, options: optionsOf("DataLabel", t), initial: incident.label },
      { ...why, required: false },
    ],
  },
  DECLARE_MAJOR: { document: commands.DeclareMajorIncident, fields: () => [why], danger: true },
  WITHDRAW_MAJOR: { document: commands.WithdrawMajorIncident, fields: () => [why] },
  LINK: {
    document: commands.LinkIncident,
    fields: (_, t) => [
      { kind: "choice", name: "kind", required: true, options: linkable(t), initial: "ITEM" },
      {
        kind: "custom",
        name: "reference",
        required: true,
        render: ({ kind }) => (kind === "ITEM" ? <ItemSelect /> : <Input maxLength={name} />),
      },
    ],
  },
  UNLINK: {
    document: commands.UnlinkIncident,
    fields: (incident, t) => [
      { kind: "choice", name: "kind", required: true, options: optionsOf("LinkKind", t), initial: incident.links[0]?.kind },
      { kind: "line", name: "reference", required: true, max: name, initial: incident.links[0]?.reference },
    ],
  },
  LINK_TO_PARENT: { document: commands.LinkIncidentToParent, fields: (incident) => [other("parentId", incident)] },
  UNLINK_FROM_PARENT: { document: commands.UnlinkIncidentFromParent, fields: () => [] },
  MARK_DUPLICATE: { document: commands.MarkIncidentDuplicate, fields: (incident) => [other("originalId", incident)], danger: true },
  UNMARK_DUPLICATE: { document: commands.UnmarkIncidentDuplicate, fields: () => [why] },
};

/** Among many, a comment is an action too; on the page of one it has a place of its own. */
export const batchForms: ActionForms<Action, IncidentWhole> = {
  ...actionForms,
  COMMENT: {
    document: commands.CommentIncident,
    fields: (_, t) => [
      { kind: "text", name: "text", required: true, max: text },
      { kind: "choice", name: "visibility", required: true, options: optionsOf("Visibility", t), initial: "INTERNAL" },
    ],
  },
};

/** Steps that people take most; the first of them that is allowed stands out, the others are one click away. */
const usual: Action[] = [
  "ANSWER_CALL",
  "RESUME",
  "TRIAGE",
  "ASSIGN",
  "ASSIGN_TO_ON_CALL",
  "ACCEPT",
  "RESOLVE",
  "CLOSE",
  "HOLD",
  "ESCALATE",
  "REASSIGN",
  "REOPEN",
];

export function arranged(allowed: readonly Action[], buttons: number, forms = actionForms): { first: Action[]; more: Action[] } {
  const known = allowed.filter((action) => forms[action]);
  const inOrder = usual.filter((action) => known.includes(action));
  // Ranking anew stays possible for long; it stands first only while it is the next step.
  const next = known.includes("ASSIGN") || inOrder.length === 1 ? inOrder : inOrder.filter((action) => action !== "TRIAGE");
  const first = next.slice(0, buttons);
  return { first, more: known.filter((action) => !first.includes(action)) };
}
