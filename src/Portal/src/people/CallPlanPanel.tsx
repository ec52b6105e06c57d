import "./callPlan.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { CommandButton } from "@/kit/command/CommandButton";
import { optionsOf } from "@/kit/enums";
import { Notice } from "@/kit/Notice";
import { Panel } from "@/kit/Panel";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { CallLadder } from "./CallLadder";
import { type CallPlan, CallPlanAt, draftOf, PublishCallPlan, stepAfter } from "./callPlan";
import type { Team } from "./OnCallTeamPage";
import { StepsEditor } from "./StepsEditor";

const mostRounds = 5;

/** Whom a team has called, step by step, and the versions of that. */
export function CallPlanPanel({ team, onDone }: { team: Team; onDone: () => void }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const plan = team.callPlan;
  const version = plan?.version;
  const name = (key: string, options: Record<string, unknown> = {}) => t(`people:callPlan.${key}`, options);
  return (
    <Panel
      title={version ? name("version", { version: version.version }) : name("title")}
      extra={!asOf && !team.closed && <PublishButton team={team} onDone={onDone} />}
    >
      {version && <CallLadder version={version} />}
      {!plan && <Notice title={name("none")} help={name("noneHelp")} />}
      {plan && !version && <p className="faint">{name("notYet")}</p>}
      {plan && <OtherVersions team={team} plan={plan} />}
    </Panel>
  );
}

function OtherVersions({ team, plan }: { team: Team; plan: CallPlan }) {
  const { t } = useTranslation();
  const others = plan.versions.filter((one) => one.version !== plan.version?.version);
  if (others.length === 0) return null;
  return (
    <section className="callplan-versions">
      <h3>{t("people:callPlan.versions")}</h3>
      {others.map((one) => (
        <OtherVersion key={one.version} team={team.id} {...one} />
      ))}
    </section>
  );
}

/** Asked for when somebody unfolds it. */
function OtherVersion({ team, version, effectiveFrom }: { team: string; version: number; effectiveFrom: string }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const [{ data }] = useQuery({ query: CallPlanAt, variables: { id: team, at: effectiveFrom }, pause: !isOpen });
  const found = data?.team?.callPlan?.version;
  return (
    <details onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        {t("people:callPlan.version", { version })}{" "}
        <span className="faint">
          {t("people:onCall.effectiveFrom")} <Instant at={effectiveFrom} />
        </span>
      </summary>
      {found?.version === version && <CallLadder version={found} />}
    </details>
  );
}

/** Publishes the next version; it begins with the one in force. */
function PublishButton({ team, onDone }: { team: Team; onDone: () => void }) {
  const { t } = useTranslation();
  const newest = team.callPlan?.version;
  const name = (key: string) => t(`people:callPlan.${key}`);
  return (
    <CommandButton
      operation="call-plan.publish"
      wide
      label={name(team.callPlan ? "publishNext" : "publish")}
      help={name("publishHelp")}
      document={PublishCallPlan}
      texts="people:form"
      done={name("published")}
      onDone={onDone}
      button={{ size: "small" }}
      fixed={() => ({ teamId: team.id, organisation: team.organisation?.code })}
      fields={() => [
        {
          kind: "choice",
          name: "leastPriority",
          half: true,
          required: true,
          options: optionsOf("Priority", t),
          initial: newest?.leastPriority ?? "HIGH",
        },
        { kind: "number", name: "rounds", half: true, required: true, min: 1, max: mostRounds, initial: newest?.rounds ?? 2 },
        { kind: "instant", name: "effectiveFrom" },
        {
          kind: "custom",
          name: "steps",
          initial: newest ? draftOf(newest) : [stepAfter([])],
          render: () => <StepsEditor members={team.members} />,
        },
      ]}
    />
  );
}
