import Checkbox from "antd/es/checkbox";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { useReload } from "@/kit/useReload";
import { CreateGroup } from "./commands";
import { placeName } from "./grantParts";

const GroupList = graphql(`
  query GroupList($first: Int, $after: String, $text: String, $organisation: String, $closed: Boolean!) {
    accessGroups(first: $first, after: $after, text: $text, organisation: $organisation, closed: $closed) {
      nodes { id name organisationCode memberCount closed }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const longestName = 100;

export default function GroupsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const organisations = useOrganisationOptions();
  const [changes, reload] = useReload();
  const name = (key: string) => t(`access:groups.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.groups")}
        note={name("note")}
        actions={
          <CommandButton
            operation="group.create"
            label={name("create")}
            document={CreateGroup}
            texts="access:form"
            done={name("created")}
            onDone={reload}
            button={{ type: "primary" }}
            fixed={() => ({ groupId: newId() })}
            fields={() => [
              { kind: "line", name: "name", required: true, max: longestName },
              { kind: "choice", name: "organisation", required: true, options: organisations },
            ]}
          />
        }
      />
      <QueryTable
        id="groups"
        document={GroupList}
        variables={{ text: url.get("text"), organisation: url.get("organisation"), closed: url.flag("closed") }}
        connection={(data) => data.accessGroups}
        rowKey={(row) => row.id}
        to={(row) => `/access/groups/${row.id}`}
        changes={changes}
        filters={
          <>
            <Search placeholder={name("search")} />
            <ChoiceFilter single name="organisation" label={t("access:form.fields.organisation")} options={organisations} />
            <Checkbox checked={url.flag("closed")} onChange={(event) => url.set({ closed: event.target.checked })}>
              {name("withClosed")}
            </Checkbox>
          </>
        }
        card={(row) => (
          <div className="card-line">
            <strong>{row.name}</strong>
            <span>{t("access:groups.members", { count: row.memberCount })}</span>
          </div>
        )}
        columns={[
          {
            key: "name",
            title: t("access:form.fields.name"),
            always: true,
            width: 240,
            render: (row) => <Link to={`/access/groups/${row.id}`}>{row.name}</Link>,
          },
          {
            key: "organisation",
            title: t("access:form.fields.organisation"),
            width: 220,
            render: (row) => placeName(row.organisationCode, organisations),
          },
          { key: "members", title: name("count"), width: 100, render: (row) => row.memberCount },
          {
            key: "state",
            title: t("access:tokens.state"),
            width: 90,
            render: (row) => row.closed && <span className="faint">{name("closed")}</span>,
          },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}
