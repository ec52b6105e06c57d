import "./callPlan.css";
import { useTranslation } from "react-i18next";
import { CommandButton } from "@/kit/command/CommandButton";
import { optionsOf } from "@/kit/enums";
import { Notice } from "@/kit/Notice";
import { Panel } from "@/kit/Panel";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { CallLadder } from "./CallLadder";
import { type CallPlan, type CallPlanVersion, draftOf, PublishCallPlan, stepAfter } from "./callPlan";
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
      {plan && <OtherVersions plan={plan} />}
    </Panel>
  );
}

function OtherVersions({ plan }: { plan: CallPlan }) {
  const { t } = useTranslation();
  const others = plan.versions.filter((one) => one.version !== plan.version?.version);
  if (others.length === 0) return null;
  return (
    <section className="callplan-versions">
      <h3>{t("people:callPlan.versions")}</h3>
      {others.map((one) => (
        <details key={one.version}>
          <summary>
            {t("people:callPlan.version", { version: one.version })}{" "}
            <span className="faint">
              {t("people:onCall.effectiveFrom")} <Instant at={one.effectiveFrom} />
            </span>
          </summary>
          <CallLadder version={one} />
        </details>
      ))}
    </section>
  );
}

/** Publishes the next version; it begins with the newest one. */
function PublishButton({ team, onDone }: { team: Team; onDone: () => void }) {
  const { t } = useTranslation();
  const newest: CallPlanVersion | undefined = team.callPlan?.version ?? team.callPlan?.versions[0];
  const name = (key: string) => t(`people:callPlan.${key}`);
  return (
    <CommandButton
      operation="call-plan.publish"
      wide
      label={name(newest ? "publishNext" : "publish")}
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
