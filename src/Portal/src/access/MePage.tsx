import "./access.css";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useClient, useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Facts } from "@/kit/Facts";
import { newId } from "@/kit/ids";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { usePersonWords } from "@/kit/people/Person";
import { Instant } from "@/kit/time/Instant";
import { toast } from "@/kit/toast";
import { AskBreakGlassButton, EndBreakGlassButton } from "./breakGlassParts";
import { ContactPanel, ContactParts } from "./ContactPanel";
import { RequestGrant } from "./commands";
import { agentName } from "./facts";
import { GrantLines } from "./GrantTable";
import { GrantRow, reachName, roleName, useReachOptions, useRightFields } from "./grantParts";
import { SessionRow } from "./SessionLines";

const MeQuery = graphql(
  `
  query Me {
    viewer { login name source secondFactor passwordSetAt sessionEndsAt organisation { code name } ...ContactParts }
    myGrants { ...GrantRow }
    mySessions { ...SessionRow }
    myPermissionRequests(first: 20) {
      nodes { id role roleName organisationCode withSubtree reason phase askedAt decidedBy comment }
    }
  }
`,
  [GrantRow, SessionRow, ContactParts],
);

const EndMySession = graphql(`mutation EndMySession($sessionId: ID!) { endMySession(sessionId: $sessionId) }`);

export default function MePage() {
  const { t } = useTranslation();
  const person = usePersonWords();
  const client = useClient();
  const names = useReachOptions(t);
  const rights = useRightFields(t);
  const [{ data, error }, ask] = useQuery({ query: MeQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const end = async (sessionId: string) => {
    await client.mutation(EndMySession, { sessionId }).toPromise();
    toast(t("access:sessions.ended"));
    reload();
  };
  const name = (key: string) => t(`access:me.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.me")}
        actions={
          <>
            <AskBreakGlassButton onDone={reload} />
            <CommandButton
              operation="permission.request"
              label={name("request")}
              document={RequestGrant}
              texts="access:form"
              help={name("requestHelp")}
              done={name("requested")}
              onDone={reload}
              button={{ type: "primary" }}
              fixed={() => ({ grantId: newId() })}
              fields={rights}
            />
          </>
        }
      />
      <Loaded data={data} error={error} onRetry={reload}>
        {({ viewer, myGrants, mySessions, myPermissionRequests }) => (
          <div className="columns">
            <div>
              <Panel title={name("grants")} flush>
                <GrantLines
                  grants={myGrants}
                  names={names}
                  action={(grant) => grant.way === "BREAK_GLASS" && <EndBreakGlassButton id={grant.id} onDone={reload} />}
                />
                {myGrants.length === 0 && <Notice title={t("access:grants.none")} help={name("noneHelp")} />}
              </Panel>
              <Panel title={name("requests")} flush>
                <ul className="lines">
                  {myPermissionRequests.nodes.map((request) => (
                    <li key={request.id}>
                      <div className="card-line">
                        <strong>{roleName(request.role, request.roleName, t)}</strong>
                        <span>{reachName(request, names, t)}</span>
                        <span className="lines-end">{t(`enums:GrantPhase.${request.phase}`)}</span>
                      </div>
                      <div className="faint">
                        {request.reason}
                        {request.decidedBy && ` · ${person(request.decidedBy)}: ${request.comment ?? ""}`}
                      </div>
                    </li>
                  ))}
                </ul>
                {myPermissionRequests.nodes.length === 0 && <Notice title={name("noRequests")} />}
              </Panel>
            </div>
            <div>
              <Panel title={viewer.name}>
                <Facts
                  facts={[
                    { label: t("access:form.fields.login"), value: viewer.login },
                    { label: t("access:form.fields.organisation"), value: viewer.organisation?.name },
                    { label: t("access:accounts.factor"), value: t(`access:accounts.${viewer.secondFactor ? "bound" : "unbound"}`) },
                    viewer.passwordSetAt
                      ? { label: t("access:accounts.passwordSet"), value: <Instant at={viewer.passwordSetAt} how="absolute" /> }
                      : null,
                    viewer.sessionEndsAt
                      ? { label: t("access:sessions.ends"), value: <Instant at={viewer.sessionEndsAt} how="absolute" /> }
                      : null,
                  ]}
                />
              </Panel>
              <ContactPanel contact={viewer} onDone={reload} />
              <Panel title={t("pages.sessions")} flush>
                <ul className="lines">
                  {mySessions.map((session) => (
                    <li key={session.id}>
                      <div className="card-line">
                        <strong>{agentName(session.agent)}</strong>
                        <span className="lines-end">
                          {session.current ? (
                            <span className="status status-resolved">{t("access:sessions.this")}</span>
                          ) : (
                            <Button size="small" type="text" danger onClick={() => end(session.id)}>
                              {t("access:sessions.end")}
                            </Button>
                          )}
                        </span>
                      </div>
                      <div className="faint">
                        {session.source} · <Instant at={session.lastSeen} how="relative" />
                      </div>
                    </li>
                  ))}
                </ul>
                {mySessions.length === 0 && <Notice title={t("access:sessions.none")} />}
              </Panel>
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}
