import { useTranslation } from "react-i18next";
import { CommandButton } from "@/kit/command/CommandButton";
import { Panel } from "@/kit/Panel";
import { Person } from "@/kit/people/Person";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import type { Team } from "./OnCallTeamPage";
import { EndRosterOverride, longestReason } from "./rosterForms";

/** Who stands in, or will. */
export function Overrides({ team, onDone }: { team: Team; onDone: () => void }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const name = (key: string, options: Record<string, unknown> = {}) => t(`people:onCall.${key}`, options);
  const overrides = team.onCallRoster?.overrides ?? [];
  return (
    <Panel title={name("overrides")}>
      {overrides.length === 0 && <p className="faint">{name("noOverrides")}</p>}
      <ul className="link-list">
        {overrides.map((one) => (
          <li key={one.id}>
            <strong>
              <Person login={one.person} />
            </strong>
            <span className="oncall-level">{name("level", { level: one.level })}</span>
            <span className="faint">
              <Instant at={one.from} /> – <Instant at={one.to} />
            </span>
            {one.reason && <span className="clip">{one.reason}</span>}
            {!asOf && (
              <CommandButton
                operation="roster.end-override"
                label={name("endOverride")}
                document={EndRosterOverride}
                texts="people:form"
                done={name("overrideEnded")}
                onDone={onDone}
                button={{ size: "small" }}
                fixed={() => ({ teamId: team.id, overrideId: one.id })}
                fields={() => [{ kind: "text", name: "reason", max: longestReason }]}
              />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
