import { useTranslation } from "react-i18next";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { People } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { WeekBars } from "@/services/WeekEditor";
import type { Roster } from "./roster";

/** The plan in force, layer by layer, and the versions before and after it. */
export function RosterPlan({ roster }: { roster: Roster }) {
  const { t } = useTranslation();
  const name = (key: string, options: Record<string, unknown> = {}) => t(`people:onCall.${key}`, options);
  const { plan, plans } = roster;
  return (
    <Panel title={plan ? name("plan", { version: plan.version }) : name("noPlan")}>
      {plan && (
        <>
          <Facts
            facts={[
              { label: name("effectiveFrom"), value: <Instant at={plan.effectiveFrom} how="absolute" /> },
              { label: name("timeZone"), value: plan.timeZone },
              { label: name("queue"), value: plan.takesQueue ? name("queueTaken") : name("queueLeft") },
            ]}
          />
          {plan.layers.length === 0 && <p className="oncall-nobody">{name("nobody")}</p>}
          {plan.layers.map((layer) => (
            <section key={`${layer.level} ${layer.name}`} className="oncall-layer">
              <h3>
                {layer.name} <span className="oncall-level">{name("level", { level: layer.level })}</span>
              </h3>
              <p>
                <People logins={layer.people} />
              </p>
              <p className="faint">{name("turn", { count: layer.turnDays, at: layer.handoverAt, start: layer.start })}</p>
              {layer.windows.length > 0 && <WeekBars windows={layer.windows} />}
            </section>
          ))}
        </>
      )}
      {plans.length > 1 && (
        <ul className="link-list">
          {plans
            .filter((other) => other.version !== plan?.version)
            .map((other) => (
              <li key={other.version}>
                <span>{name("plan", { version: other.version })}</span>
                <span className="faint">
                  {name("effectiveFrom")} <Instant at={other.effectiveFrom} />
                </span>
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
}
