import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type EnumOf, graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { Instant } from "@/kit/time/Instant";
import { useReload } from "@/kit/useReload";
import { CreateAccount } from "./commands";
import { placeName, useReachOptions } from "./grantParts";

const AccountList = graphql(`
  query AccountList($first: Int, $after: String, $text: String, $organisation: String, $kind: AccountKind, $enabled: Boolean) {
    accounts(first: $first, after: $after, text: $text, organisation: $organisation, kind: $kind, enabled: $enabled) {
      nodes { id login name kind organisationCode enabled secondFactor passwordSetAt createdAt }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

const longestName = 100;
const kinds = ["PERSON", "SERVICE"] as const;

export default function AccountsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const organisations = useOrganisationOptions();
  const [changes, reload] = useReload();
  const name = (key: string) => t(`access:accounts.${key}`);
  const kindOptions = kinds.map((value) => ({ value, label: t(`enums:AccountKind.${value}`) }));
  const enabled = url.get("enabled");
  const places = useReachOptions(t);
  return (
    <>
      <PageHeader
        title={t("pages.accounts")}
        note={name("note")}
        actions={
          <CommandButton
            operation="account.create"
            label={name("create")}
            document={CreateAccount}
            texts="access:form"
            help={name("createHelp")}
            done={name("created")}
            onDone={reload}
            button={{ type: "primary" }}
            fixed={() => ({})}
            fields={() => [
              { kind: "line", name: "login", required: true, max: longestName },
              { kind: "line", name: "name", required: true, max: longestName },
              { kind: "choice", name: "organisation", required: true, options: organisations },
              { kind: "choice", name: "kind", required: true, options: kindOptions, initial: "PERSON" },
            ]}
          />
        }
      />
      <QueryTable
        id="accounts"
        document={AccountList}
        variables={{
          text: url.get("text"),
          organisation: url.get("organisation"),
          kind: url.get("kind") as EnumOf<"AccountKind"> | undefined,
          enabled: enabled === undefined ? undefined : enabled === "true",
        }}
        connection={(data) => data.accounts}
        rowKey={(row) => row.id}
        to={(row) => `/access/accounts/${row.id}`}
        changes={changes}
        filters={
          <>
            <Search placeholder={name("search")} />
            <ChoiceFilter single name="organisation" label={t("access:form.fields.organisation")} options={organisations} />
            <ChoiceFilter single name="kind" label={name("kind")} options={kindOptions} />
            <ChoiceFilter
              single
              name="enabled"
              label={name("state")}
              options={[
                { value: "true", label: name("enabled") },
                { value: "false", label: name("disabled") },
              ]}
            />
          </>
        }
        card={(row) => (
          <>
            <div className="card-line">
              <strong>{row.name}</strong>
              <Enabled enabled={row.enabled} />
            </div>
            <div className="card-line">
              <span>{row.login}</span>
              <span>{placeName(row.organisationCode, places)}</span>
            </div>
          </>
        )}
        columns={[
          {
            key: "login",
            title: t("access:form.fields.login"),
            always: true,
            width: 150,
            render: (row) => <Link to={`/access/accounts/${row.id}`}>{row.login}</Link>,
          },
          { key: "name", title: t("access:form.fields.name"), width: 150, render: (row) => row.name },
          {
            key: "organisation",
            title: t("access:form.fields.organisation"),
            width: 200,
            render: (row) => placeName(row.organisationCode, places),
          },
          { key: "kind", title: name("kind"), width: 90, render: (row) => t(`enums:AccountKind.${row.kind}`) },
          { key: "state", title: name("state"), width: 90, render: (row) => <Enabled enabled={row.enabled} /> },
          {
            key: "factor",
            title: name("factor"),
            width: 100,
            render: (row) => (row.secondFactor ? name("bound") : <span className="faint">{name("unbound")}</span>),
          },
          { key: "password", title: name("passwordSet"), width: 120, render: (row) => <Instant at={row.passwordSetAt} /> },
          { key: "created", title: name("createdAt"), width: 110, extra: true, render: (row) => <Instant at={row.createdAt} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}

export function Enabled({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={`status ${enabled ? "status-resolved" : "status-closed"}`}>
      {t(`access:accounts.${enabled ? "enabled" : "disabled"}`)}
    </span>
  );
}
