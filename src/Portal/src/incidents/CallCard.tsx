import "./call.css";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { ChannelName } from "@/channels/marks";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Person } from "@/kit/people/Person";
import { useMay } from "@/kit/state/viewer";
import { Instant } from "@/kit/time/Instant";
import { span } from "@/kit/time/instants";
import { useNow } from "@/kit/time/useNow";
import { toast } from "@/kit/toast";
import { CallDeliveries } from "./CallDeliveries";
import { AnswerCall } from "./commands";
import type { Call, IncidentWhole } from "./IncidentQuery";

interface Props {
  incident: IncidentWhole;
  call: Call;
  asOf?: string;
  onDone: () => void;
}

/** Who is called to the incident, when the next step is, and what came of it. */
export function CallCard({ incident, call, asOf, onDone }: Props) {
  const { t } = useTranslation();
  const mayRead = useMay("delivery.read");
  const run = useCommand<{ incidentId: string }>(AnswerCall);
  // Nobody is called any more once somebody took it up, though nobody answered.
  const isOver = call.phase === "WAITING" && incident.status !== "ASSIGNED";
  const answer = async () => {
    if (!(await run.send({ incidentId: incident.id }))) return;
    toast(t("incidents:call.answered"));
    onDone();
  };
  return (
    <section className={`call call-${isOver ? "stopped" : call.phase.toLowerCase()}`} aria-label={t("incidents:call.title")}>
      <div className="call-head">
        <h2>{t(isOver ? "incidents:call.stopped" : `enums:CallingPhase.${call.phase}`)}</h2>
        <span className="faint">
          {t("incidents:call.turn", { round: call.round, step: call.step })} · {t("incidents:call.plan", { version: call.planVersion })}
        </span>
        {call.answeredBy && (
          <span>
            {t("incidents:call.answeredBy")}{" "}
            <strong>
              <Person login={call.answeredBy} />
            </strong>
          </span>
        )}
        {call.phase === "WAITING" && !isOver && <Countdown to={call.nextAt} at={asOf} />}
        {incident.allowedActions.includes("ANSWER_CALL") && (
          <Button type="primary" className="call-answer" loading={run.sending} onClick={answer}>
            {t("incidents:call.answer")}
          </Button>
        )}
      </div>
      <RefusalNotice refusal={run.refusal} error={run.error} />
      {call.phase === "UNANSWERED" && <p>{t("incidents:call.unanswered")}</p>}
      <div className="call-parts">
        <Callees call={call} />
        {mayRead && <CallDeliveries incidentId={incident.id} asOf={asOf} />}
      </div>
    </section>
  );
}

/** How long until the next step. */
function Countdown({ to, at }: { to: string; at?: string }) {
  const { t } = useTranslation();
  const now = useNow(1);
  const left = (Date.parse(to) - (at ? Date.parse(at) : now)) / 1000;
  return (
    <span className="call-next figures" role="timer">
      {left > 0 ? t("incidents:call.next", { span: span(left, t) }) : t("incidents:call.soon")}
    </span>
  );
}

function Callees({ call }: { call: Call }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`incidents:call.${key}`);
  return (
    <>
      <div>
        <h3>
          {name("people")} · <Instant at={call.calledAt} />
        </h3>
        {call.people.length === 0 && call.channels.length === 0 && <span className="faint">{name("nobody")}</span>}
        <ul>
          {call.people.map((one) => (
            <li key={one.person}>
              <strong>
                <Person login={one.person} />
              </strong>
              <span className="faint">
                {one.level == null
                  ? name("holder")
                  : [t("people:onCall.level", { level: one.level }), one.overrideId ? name("standsIn") : one.layer]
                      .filter(Boolean)
                      .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {call.channels.length > 0 && (
        <div>
          <h3>{name("channels")}</h3>
          <ul>
            {call.channels.map((channel) => (
              <li key={channel.id}>
                <ChannelName channel={channel} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
