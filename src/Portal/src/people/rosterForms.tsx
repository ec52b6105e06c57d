import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { WindowPicker } from "@/changes/WindowPicker";
import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";
import { CommandButton } from "@/kit/command/CommandButton";
import { newId } from "@/kit/ids";
import { useMemberOptions } from "@/kit/landscape";
import { LayersEditor } from "./LayersEditor";
import type { Team } from "./OnCallTeamPage";
import { RosterPreview } from "./RosterPreview";
import { firstLayer, usualZone } from "./roster";

const PublishRoster = graphql(`mutation PublishRoster($input: PublishRoster!) { outcome: publishRoster(input: $input) { ...Answer } }`, [
  Answer,
]);
const DeclareRosterOverride = graphql(
  `mutation DeclareRosterOverride($input: DeclareRosterOverride!) { outcome: declareRosterOverride(input: $input) { ...Answer } }`,
  [Answer],
);
export const EndRosterOverride = graphql(
  `mutation EndRosterOverride($input: EndRosterOverride!) { outcome: endRosterOverride(input: $input) { ...Answer } }`,
  [Answer],
);

export const longestReason = 2_000;
const longestName = 200;
const mostLevels = 5;

/** Publishes a plan; what it would change is shown before. */
export function PublishRosterButton({ team, onDone }: { team: Team; onDone: () => void }) {
  const { t } = useTranslation();
  const plan = team.onCallRoster?.plan;
  const name = (key: string) => t(`people:onCall.${key}`);
  return (
    <CommandButton
      operation="roster.publish"
      wide
      label={name(plan ? "publishNext" : "publish")}
      document={PublishRoster}
      texts="people:form"
      help={name("publishHelp")}
      done={name("published")}
      onDone={onDone}
      button={{ type: "primary" }}
      fixed={() => ({ teamId: team.id, organisation: team.organisation?.code })}
      fields={() => [
        { kind: "line", name: "timeZone", half: true, required: true, max: longestName, initial: plan?.timeZone ?? usualZone },
        { kind: "instant", name: "effectiveFrom", half: true },
        { kind: "switch", name: "takesQueue", initial: plan?.takesQueue ?? true },
        {
          kind: "custom",
          name: "layers",
          initial: plan?.layers ?? [firstLayer(team.members, name("usualLayer"))],
          render: () => <LayersEditor members={team.members} />,
        },
        { kind: "custom", name: "preview", render: (values) => <RosterPreview team={team.id} values={values} /> },
      ]}
    />
  );
}

/** Lets somebody stand in. */
export function DeclareOverrideButton({ team, onDone }: { team: Team; onDone: () => void }) {
  const { t } = useTranslation();
  const members = useMemberOptions(team.id);
  const name = (key: string, options: Record<string, unknown> = {}) => t(`people:onCall.${key}`, options);
  const now = dayjs();
  return (
    <CommandButton
      operation="roster.declare-override"
      label={name("declareOverride")}
      document={DeclareRosterOverride}
      texts="people:form"
      done={name("overrideDeclared")}
      onDone={onDone}
      fixed={() => ({ teamId: team.id, overrideId: newId() })}
      arrange={({ span, ...rest }) => ({ ...rest, ...(span as object) })}
      fields={() => [
        { kind: "choice", name: "person", required: true, options: members },
        { kind: "number", name: "level", required: true, min: 1, max: mostLevels, initial: 1 },
        {
          kind: "custom",
          name: "span",
          required: true,
          initial: { from: now.toISOString(), to: now.add(8, "hour").toISOString() },
          render: () => <WindowPicker />,
        },
        { kind: "text", name: "reason", max: longestReason },
      ]}
    />
  );
}
