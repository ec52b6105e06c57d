import "./access.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AllowedButton } from "@/kit/Allowed";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { useReload } from "@/kit/useReload";
import { RevokeToken } from "./commands";
import { longestReason, reachName, roleName, useReachOptions } from "./grantParts";
import { MakeTokenDrawer } from "./MakeTokenDrawer";

const TokenList = graphql(`
  query TokenList($first: Int, $after: String) {
    accessTokens(first: $first, after: $after) {
      nodes { id name roles organisation withSubtree issuedAt expiresAt lastUsedAt revoked }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

type Row = ResultOf<typeof TokenList>["accessTokens"]["nodes"][number];

export default function TokensPage() {
  const { t } = useTranslation();
  const [making, make] = useState(false);
  const [changes, reload] = useReload();
  const names = useReachOptions(t);
  const name = (key: string) => t(`access:tokens.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.tokens")}
        note={name("note")}
        actions={
          <AllowedButton operation="token.issue" type="primary" aria-haspopup="dialog" onClick={() => make(true)}>
            {name("make")}
          </AllowedButton>
        }
      />
      <MakeTokenDrawer
        open={making}
        onClose={() => {
          make(false);
          reload();
        }}
      />
      <QueryTable
        id="tokens"
        document={TokenList}
        variables={{}}
        connection={(data) => data.accessTokens}
        rowKey={(row) => row.id}
        changes={changes}
        card={(row) => (
          <div className="card-body">
            <div className="card-line">
              <strong>{row.name}</strong>
              <State row={row} />
            </div>
            <div className="card-line">
              <span>{row.roles.map((role) => roleName(role, role, t)).join(t("services:comma"))}</span>
              <Revoke row={row} onDone={reload} />
            </div>
          </div>
        )}
        columns={[
          { key: "name", title: name("name"), always: true, render: (row) => row.name },
          { key: "state", title: name("state"), width: 90, render: (row) => <State row={row} /> },
          {
            key: "roles",
            title: t("access:form.fields.roles"),
            width: 150,
            render: (row) => row.roles.map((role) => roleName(role, role, t)).join(t("services:comma")),
          },
          {
            key: "reach",
            title: t("access:reach"),
            width: 200,
            render: (row) => reachName({ organisationCode: row.organisation, withSubtree: row.withSubtree }, names, t),
          },
          { key: "expires", title: t("access:expires"), width: 110, render: (row) => <Instant at={row.expiresAt} /> },
          { key: "used", title: name("used"), width: 110, render: (row) => <Instant at={row.lastUsedAt} how="relative" /> },
          { key: "issued", title: name("issued"), width: 110, extra: true, render: (row) => <Instant at={row.issuedAt} /> },
          { key: "actions", title: "", always: true, width: 90, render: (row) => <Revoke row={row} onDone={reload} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}

function State({ row }: { row: Row }) {
  const { t } = useTranslation();
  const state = row.revoked ? "revoked" : Date.parse(row.expiresAt) < Date.now() ? "expired" : "good";
  return <span className={`status ${state === "good" ? "status-resolved" : "status-closed"}`}>{t(`access:tokens.states.${state}`)}</span>;
}

function Revoke({ row, onDone }: { row: Row; onDone: () => void }) {
  const { t } = useTranslation();
  if (row.revoked) return null;
  return (
    <CommandButton
      operation="token.revoke"
      label={t("access:tokens.revoke")}
      document={RevokeToken}
      texts="access:form"
      help={t("access:tokens.revokeHelp", { name: row.name })}
      done={t("access:tokens.revoked")}
      onDone={onDone}
      danger
      button={{ size: "small", type: "text" }}
      fixed={() => ({ tokenId: row.id })}
      fields={() => [{ kind: "text", name: "reason", required: true, max: longestReason, rows: 3 }]}
    />
  );
}
