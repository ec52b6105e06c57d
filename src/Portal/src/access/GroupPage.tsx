import "./access.css";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useMay } from "@/kit/state/viewer";
import { Pager } from "@/kit/table/Pager";
import { toast } from "@/kit/toast";
import { ChangeGroupMembers, CloseGroup, RenameGroup } from "./commands";
import { GiveGrantButton } from "./GiveGrantButton";
import { GrantLines, RevokeButton } from "./GrantTable";
import { AccountSelect, GrantRow, longestReason, placeName, useReachOptions } from "./grantParts";

const GroupQuery = graphql(
  `
  query Group($id: ID!, $after: String) {
    accessGroup(id: $id) {
      id name organisationCode memberCount closed
      members(first: 50, after: $after) { nodes { id login name enabled } pageInfo { hasNextPage endCursor } }
      grants { ...GrantRow }
    }
  }
`,
  [GrantRow],
);

const longestName = 100;

export default function GroupPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const url = useUrlState();
  const [{ data, error }, ask] = useQuery({
    query: GroupQuery,
    variables: { id, after: url.get("after") },
    requestPolicy: "cache-and-network",
  });
  const reload = () => ask({ requestPolicy: "network-only" });
  const names = useReachOptions(t);
  const name = (key: string) => t(`access:groups.${key}`);
  const common = { texts: "access:form", onDone: reload, fixed: () => ({ groupId: id }) };
  return (
    <Loaded data={data} error={error} onRetry={reload}>
      {({ accessGroup: group }) =>
        group ? (
          <>
            <PageHeader
              title={group.name}
              over={
                <>
                  <Link to="/access/groups">{t("pages.groups")}</Link>
                  <span>{placeName(group.organisationCode, names)}</span>
                  {group.closed && <span>{name("closed")}</span>}
                </>
              }
              actions={
                !group.closed && (
                  <>
                    <CommandButton
                      {...common}
                      operation="group.change-members"
                      label={name("add")}
                      document={ChangeGroupMembers}
                      done={name("changed")}
                      button={{ type: "primary" }}
                      fields={() => [{ kind: "custom", name: "add", required: true, render: () => <AccountSelect multiple /> }]}
                    />
                    <CommandButton
                      {...common}
                      operation="group.rename"
                      label={name("rename")}
                      document={RenameGroup}
                      done={name("renamed")}
                      fields={() => [{ kind: "line", name: "name", required: true, max: longestName, initial: group.name }]}
                    />
                    <CommandButton
                      {...common}
                      danger
                      operation="group.close"
                      label={name("close")}
                      document={CloseGroup}
                      done={name("closedNow")}
                      help={name("closeHelp")}
                      fields={() => [{ kind: "text", name: "reason", required: true, max: longestReason, rows: 3 }]}
                    />
                  </>
                )
              }
            />
            <div className="halves">
              <Panel title={t("access:groups.members", { count: group.memberCount })} flush>
                <ul className="lines">
                  {group.members.nodes.map((member) => (
                    <li key={member.id}>
                      <div className="card-line">
                        <Link to={`/access/accounts/${member.id}`}>{member.name}</Link>
                        <span className="faint">{member.login}</span>
                        <span className="lines-end">
                          {!group.closed && <Remove groupId={group.id} member={member.id} onDone={reload} />}
                        </span>
                      </div>
                    </li>
                  ))}
                </ul>
                {group.members.nodes.length === 0 && <Notice title={name("nobody")} help={name("nobodyHelp")} />}
                <Pager
                  count={group.members.nodes.length}
                  total={group.memberCount}
                  next={group.members.pageInfo.hasNextPage ? group.members.pageInfo.endCursor : null}
                />
              </Panel>
              <Panel
                title={t("pages.grants")}
                flush
                extra={!group.closed && <GiveGrantButton to={{ id: group.id, kind: "GROUP" }} onDone={reload} />}
              >
                <GrantLines grants={group.grants} names={names} action={(grant) => <RevokeButton grant={grant} onDone={reload} />} />
                {group.grants.length === 0 && <Notice title={t("access:grants.none")} help={name("noneHelp")} />}
              </Panel>
            </div>
          </>
        ) : (
          <Notice title={name("unknown")} help={t("incidents:unknownHelp")} />
        )
      }
    </Loaded>
  );
}

function Remove({ groupId, member, onDone }: { groupId: string; member: string; onDone: () => void }) {
  const { t } = useTranslation();
  const run = useCommand<{ groupId: string; remove: string[] }>(ChangeGroupMembers);
  if (!useMay("group.change-members")) return null;
  const send = async () => {
    if (!(await run.send({ groupId, remove: [member] }))) return;
    toast(t("access:groups.changed"));
    onDone();
  };
  return (
    <>
      <RefusalNotice refusal={run.refusal} error={run.error} />
      <Button size="small" type="text" danger loading={run.sending} onClick={send}>
        {t("access:groups.remove")}
      </Button>
    </>
  );
}
