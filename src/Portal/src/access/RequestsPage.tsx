import Segmented from "antd/es/segmented";
import { useTranslation } from "react-i18next";
import { type EnumOf, graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person, usePersonWords } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { QueryTable } from "@/kit/table/QueryTable";
import { Instant } from "@/kit/time/Instant";
import { useReload } from "@/kit/useReload";
import { ApproveGrantRequest, RejectGrantRequest } from "./commands";
import { longestReason, reachName, roleName, useReachOptions } from "./grantParts";

export const RequestRow = graphql(`
  fragment RequestRow on PermissionRequest {
    id askedBy askedAt role roleName organisationCode withSubtree label expiresAt reason phase decidedBy decidedAt comment
  }
`);

const RequestList = graphql(
  `
  query RequestList($first: Int, $after: String, $phase: GrantPhase!) {
    permissionRequests(first: $first, after: $after, phase: $phase) { nodes { ...RequestRow } pageInfo { hasNextPage endCursor } totalCount }
  }
`,
  [RequestRow],
);

type Row = ResultOf<typeof RequestRow>;

const phases = ["REQUESTED", "GIVEN", "REJECTED"] as const;

export default function RequestsPage() {
  const { t } = useTranslation();
  const person = usePersonWords();
  const url = useUrlState();
  const [changes, reload] = useReload();
  const names = useReachOptions(t);
  const phase = (url.get("phase") ?? "REQUESTED") as EnumOf<"GrantPhase">;
  const name = (key: string) => t(`access:requests.${key}`);
  return (
    <>
      <PageHeader title={t("pages.requests")} note={name("note")} />
      <QueryTable
        id="requests"
        document={RequestList}
        variables={{ phase }}
        connection={(data) => data.permissionRequests}
        rowKey={(row) => row.id}
        changes={changes}
        filters={
          <Segmented
            value={phase}
            onChange={(next) => url.set({ phase: next === "REQUESTED" ? null : next })}
            options={phases.map((value) => ({ value, label: t(`enums:GrantPhase.${value}`) }))}
          />
        }
        card={(row) => (
          <div className="card-body">
            <div className="card-line">
              <strong>
                <Person login={row.askedBy} />
              </strong>
              <Instant at={row.askedAt} how="relative" />
            </div>
            <div className="card-title">
              {roleName(row.role, row.roleName, t)} · {reachName(row, names, t)}
            </div>
            <div className="card-line">{row.reason}</div>
            <Decide row={row} onDone={reload} />
          </div>
        )}
        columns={[
          { key: "askedBy", title: name("askedBy"), always: true, width: 110, render: (row) => <Person login={row.askedBy} /> },
          { key: "role", title: t("access:grants.role"), always: true, width: 120, render: (row) => roleName(row.role, row.roleName, t) },
          { key: "reach", title: t("access:reach"), width: 170, render: (row) => reachName(row, names, t) },
          {
            key: "reason",
            title: t("access:grants.reason"),
            render: (row) => <span className="title-cell">{row.reason}</span>,
          },
          { key: "expires", title: t("access:expires"), width: 110, render: (row) => <Instant at={row.expiresAt} /> },
          { key: "asked", title: name("askedAt"), width: 100, render: (row) => <Instant at={row.askedAt} /> },
          {
            key: "decided",
            title: name("decided"),
            width: 160,
            render: (row) => row.decidedBy && `${person(row.decidedBy)}: ${row.comment ?? ""}`,
          },
          { key: "actions", title: "", always: true, width: 150, render: (row) => <Decide row={row} onDone={reload} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}

function Decide({ row, onDone }: { row: Row; onDone: () => void }) {
  const { t } = useTranslation();
  const names = useReachOptions(t);
  if (row.phase !== "REQUESTED") return null;
  const common = {
    help: [row.askedBy, roleName(row.role, row.roleName, t), reachName(row, names, t), row.reason].join(" · "),
    texts: "access:form",
    onDone,
    button: { size: "small" as const },
    fixed: () => ({ grantId: row.id }),
    fields: () => [{ kind: "text" as const, name: "comment", required: true, max: longestReason, rows: 3 }],
  };
  return (
    <>
      <CommandButton
        {...common}
        operation="grant.decide-request"
        label={t("access:requests.approve")}
        document={ApproveGrantRequest}
        done={t("access:requests.approved")}
      />{" "}
      <CommandButton
        {...common}
        danger
        operation="grant.reject-request"
        label={t("access:requests.reject")}
        document={RejectGrantRequest}
        done={t("access:requests.rejected")}
      />
    </>
  );
}
