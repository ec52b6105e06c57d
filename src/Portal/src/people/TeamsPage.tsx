import Checkbox from "antd/es/checkbox";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { People } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { useMay } from "@/kit/state/viewer";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { useAsOf } from "@/kit/time/asOf";
import { useReload } from "@/kit/useReload";

const TeamList = graphql(`
  query TeamList($first: Int, $after: String, $organisation: String, $member: String, $closed: Boolean!, $asOf: DateTimeOffset) {
    teams(first: $first, after: $after, organisation: $organisation, member: $member, closed: $closed, asOf: $asOf) {
      nodes { id name members closed organisation { code name } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const CreateTeam = graphql(`mutation CreateTeam($input: CreateTeam!) { outcome: createTeam(input: $input) { ...Answer } }`, [Answer]);
const RenameTeam = graphql(`mutation RenameTeam($input: RenameTeam!) { outcome: renameTeam(input: $input) { ...Answer } }`, [Answer]);
const ChangeTeamMembers = graphql(
  `mutation ChangeTeamMembers($input: ChangeTeamMembers!) { outcome: changeTeamMembers(input: $input) { ...Answer } }`,
  [Answer],
);
const CloseTeam = graphql(`mutation CloseTeam($input: CloseTeam!) { outcome: closeTeam(input: $input) { ...Answer } }`, [Answer]);

type Row = ResultOf<typeof TeamList>["teams"]["nodes"][number];

const longestName = 100;
const nameField = (initial?: string): Field => ({ kind: "line", name: "name", required: true, max: longestName, initial });
const memberField = (initial: readonly string[]): Field => ({
  kind: "custom",
  name: "members",
  initial: [...initial],
  render: () => <Select mode="tags" tokenSeparators={[",", " ", "，", "、"]} open={false} suffixIcon={null} />,
});

export default function TeamsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const mayReadIncidents = useMay("incident.read");
  const [changes, reload] = useReload();
  const name = (key: string) => t(`people:teams.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.teams")}
        note={name("note")}
        actions={
          <CommandButton
            operation="team.create"
            label={name("create")}
            document={CreateTeam}
            texts="people:form"
            done={name("created")}
            onDone={reload}
            button={{ type: "primary" }}
            fixed={() => ({ teamId: newId() })}
            fields={() => [nameField(), { kind: "choice", name: "organisation", required: true, options: organisations }, memberField([])]}
          />
        }
      />
      <QueryTable
        id="teams"
        document={TeamList}
        variables={{ organisation: url.get("organisation"), member: url.get("member"), closed: url.flag("closed") }}
        connection={(data) => data.teams}
        rowKey={(row) => row.id}
        changes={changes}
        filters={
          <>
            <Search name="member" placeholder={name("member")} />
            <ChoiceFilter single name="organisation" label={name("organisation")} options={organisations} />
            <Checkbox checked={url.flag("closed")} onChange={(event) => url.set({ closed: event.target.checked })}>
              {name("withClosed")}
            </Checkbox>
          </>
        }
        card={(row) => (
          <div className="card-body">
            <div className="card-title">{row.name}</div>
            <div className="card-line">{row.organisation?.name}</div>
            <div className="card-line">
              <People logins={row.members} />
            </div>
            {!asOf && <TeamActions row={row} onDone={reload} />}
          </div>
        )}
        columns={[
          {
            key: "name",
            title: name("name"),
            always: true,
            width: 200,
            render: (row) => (
              <>
                {row.name} {row.closed && <span className="faint">{name("closed")}</span>}
              </>
            ),
          },
          { key: "organisation", title: name("organisation"), width: 170, render: (row) => row.organisation?.name },
          {
            key: "members",
            title: name("members"),
            width: 320,
            render: (row) => (
              <span className="title-cell">
                {row.members.length > 0 ? <People logins={row.members} /> : <span className="faint">{name("nobody")}</span>}
              </span>
            ),
          },
          ...(mayReadIncidents
            ? [
                {
                  key: "work",
                  title: name("work"),
                  width: 100,
                  render: (row: Row) => <Link to={`/incidents?team=${row.id}`}>{t("pages.incidents")}</Link>,
                },
              ]
            : []),
          { key: "actions", title: "", always: true, width: 250, render: (row) => !asOf && <TeamActions row={row} onDone={reload} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}

function TeamActions({ row, onDone }: { row: Row; onDone: () => void }) {
  const { t } = useTranslation();
  if (row.closed) return null;
  const name = (key: string) => t(`people:teams.${key}`);
  const common = {
    texts: "people:form",
    onDone,
    button: { size: "small" as const, type: "text" as const },
    fixed: () => ({ teamId: row.id }),
  };
  return (
    <>
      <CommandButton
        {...common}
        operation="team.change-members"
        label={name("changeMembers")}
        document={ChangeTeamMembers}
        done={name("membersChanged")}
        fields={() => [memberField(row.members)]}
      />
      <CommandButton
        {...common}
        operation="team.rename"
        label={name("rename")}
        document={RenameTeam}
        done={name("renamed")}
        fields={() => [nameField(row.name)]}
      />
      <CommandButton
        {...common}
        danger
        operation="team.close"
        label={name("close")}
        document={CloseTeam}
        done={name("closedNow")}
        help={t("people:teams.closeHelp", { name: row.name })}
      />
    </>
  );
}
