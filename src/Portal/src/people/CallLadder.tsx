import { useTranslation } from "react-i18next";
import { ChannelName } from "@/channels/marks";
import { People } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import type { CallPlanVersion } from "./callPlan";

/** A version of a call plan as a ladder: whom each step calls, by what, and how long an answer is waited for. */
export function CallLadder({ version }: { version: CallPlanVersion }) {
  const { t } = useTranslation();
  const name = (key: string, options: Record<string, unknown> = {}) => t(`people:callPlan.${key}`, options);
  const { steps, rounds } = version;
  if (steps.length === 0) return <p className="oncall-nobody">{name("ended")}</p>;
  return (
    <>
      <p className="faint">
        {name("scope", { priority: t(`enums:Priority.${version.leastPriority}`), count: rounds })} · {t("people:onCall.effectiveFrom")}{" "}
        <Instant at={version.effectiveFrom} />
      </p>
      <ol className="callplan-ladder">
        {steps.map((step, at) => (
          <li key={step.number}>
            <span className="callplan-number">{step.number}</span>
            <div className="callplan-step">
              <div className="callplan-who">
                {step.level != null && <strong>{name("level", { level: step.level })}</strong>}
                {step.people.length > 0 && (
                  <strong>
                    <People logins={step.people} />
                  </strong>
                )}
              </div>
              <div className="callplan-by">
                {step.channels.length === 0 && <span className="faint">{name("silent")}</span>}
                {step.channels.map((channel) => (
                  <span key={channel.id} className={channel.enabled ? "callplan-channel" : "callplan-channel callplan-off"}>
                    <ChannelName channel={channel} />
                    {!channel.enabled && `(${name("disabled")})`}
                  </span>
                ))}
              </div>
              <div className="callplan-wait">
                {name("wait", { count: step.waitMinutes })} → {name(at < steps.length - 1 ? "next" : rounds > 1 ? "again" : "end")}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {rounds > 1 && <p className="callplan-end">{name("end")}</p>}
    </>
  );
}
