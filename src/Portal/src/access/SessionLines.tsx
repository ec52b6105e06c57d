import "./access.css";
import { useTranslation } from "react-i18next";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Notice } from "@/kit/Notice";
import { Instant } from "@/kit/time/Instant";
import { EndSession } from "./commands";
import { agentName } from "./facts";
import { longestReason } from "./grantParts";

export const SessionRow = graphql(`
  fragment SessionRow on Session { id accountId login source agent createdAt lastSeen endsAt current }
`);

export type Session = ResultOf<typeof SessionRow>;

/** Where somebody is signed in, and a way to end it from here. */
export function SessionLines({ sessions, onDone }: { sessions: readonly Session[]; onDone: () => void }) {
  const { t } = useTranslation();
  if (sessions.length === 0) return <Notice title={t("access:sessions.none")} />;
  return (
    <ul className="lines">
      {sessions.map((session) => (
        <li key={session.id}>
          <div className="card-line">
            <strong>{agentName(session.agent)}</strong>
            <span className="faint">{session.source}</span>
            {session.current && <span className="status status-resolved">{t("access:sessions.this")}</span>}
            <span className="lines-end">
              <Instant at={session.lastSeen} how="relative" />
              <EndButton session={session} onDone={onDone} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function EndButton({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <CommandButton
      operation="session.end"
      label={t("access:sessions.end")}
      document={EndSession}
      texts="access:form"
      help={t("access:sessions.endHelp", { login: session.login })}
      done={t("access:sessions.ended")}
      onDone={onDone}
      danger
      button={{ size: "small", type: "text" }}
      fixed={() => ({ sessionId: session.id, accountId: session.accountId })}
      fields={() => [{ kind: "text", name: "reason", required: true, max: longestReason, rows: 3 }]}
    />
  );
}
