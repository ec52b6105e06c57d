import { useTranslation } from "react-i18next";
import { AllowedLink } from "@/kit/Allowed";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { useReload } from "@/kit/useReload";
import { agentName } from "./facts";
import { EndButton, SessionRow } from "./SessionLines";

const SessionList = graphql(
  `
  query SessionList($first: Int, $after: String) {
    sessions(first: $first, after: $after) { nodes { ...SessionRow } pageInfo { hasNextPage endCursor } totalCount }
  }
`,
  [SessionRow],
);

export default function SessionsPage() {
  const { t } = useTranslation();
  const [changes, reload] = useReload();
  const name = (key: string) => t(`access:sessions.${key}`);
  return (
    <>
      <PageHeader title={t("pages.sessions")} note={name("note")} />
      <QueryTable
        id="sessions"
        document={SessionList}
        variables={{}}
        connection={(data) => data.sessions}
        rowKey={(row) => row.id}
        changes={changes}
        card={(row) => (
          <div className="card-body">
            <div className="card-line">
              <strong>
                <Person login={row.login} />
              </strong>
              <Instant at={row.lastSeen} how="relative" />
            </div>
            <div className="card-line">
              <span>{agentName(row.agent)}</span>
              <EndButton session={row} onDone={reload} />
            </div>
          </div>
        )}
        columns={[
          {
            key: "login",
            title: t("access:form.fields.login"),
            always: true,
            width: 150,
            render: (row) => (
              <AllowedLink operation="account.read" to={`/access/accounts/${row.accountId}`}>
                {row.login}
              </AllowedLink>
            ),
          },
          { key: "agent", title: name("agent"), width: 200, render: (row) => <span title={row.agent}>{agentName(row.agent)}</span> },
          { key: "source", title: name("source"), width: 140, render: (row) => row.source },
          { key: "since", title: name("since"), width: 110, render: (row) => <Instant at={row.createdAt} /> },
          { key: "seen", title: name("seen"), width: 120, render: (row) => <Instant at={row.lastSeen} how="relative" /> },
          { key: "ends", title: name("ends"), width: 110, render: (row) => <Instant at={row.endsAt} /> },
          {
            key: "this",
            title: t("access:tokens.state"),
            width: 100,
            render: (row) => row.current && <span className="status status-resolved">{name("this")}</span>,
          },
          { key: "actions", title: "", always: true, width: 80, render: (row) => <EndButton session={row} onDone={reload} /> },
        ]}
        empty={<Notice title={name("none")} />}
      />
    </>
  );
}
