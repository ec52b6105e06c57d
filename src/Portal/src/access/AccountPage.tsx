import "./access.css";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useMay } from "@/kit/state/viewer";
import { Instant } from "@/kit/time/Instant";
import { Enabled } from "./AccountsPage";
import { DisableAccount, EnableAccount, LinkIdentity, RenameAccount, ResetSecondFactor } from "./commands";
import { EnrolmentButton } from "./EnrolmentButton";
import { GiveGrantButton } from "./GiveGrantButton";
import { GrantLines, RevokeButton } from "./GrantTable";
import { GrantRow, longestReason, placeName, useReachOptions } from "./grantParts";
import { SessionLines, SessionRow } from "./SessionLines";

const AccountQuery = graphql(
  `
  query Account($id: ID!) {
    account(id: $id) {
      id login name kind organisationCode enabled secondFactor passwordSetAt createdAt enrolmentExpiresAt identities
      groups { id name }
      grants { ...GrantRow }
    }
  }
`,
  [GrantRow],
);

const AccountSessions = graphql(`query AccountSessions($id: ID!) { sessions(first: 50, accountId: $id) { nodes { ...SessionRow } } }`, [
  SessionRow,
]);

type Account = NonNullable<ResultOf<typeof AccountQuery>["account"]>;

const longestName = 100;

export default function AccountPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const [{ data, error }, ask] = useQuery({ query: AccountQuery, variables: { id }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const names = useReachOptions(t);
  const seesSessions = useMay("session.read");
  return (
    <Loaded data={data} error={error} onRetry={reload}>
      {({ account }) =>
        account ? (
          <>
            <PageHeader
              title={account.name}
              over={
                <>
                  <Link to="/access/accounts">{t("pages.accounts")}</Link>
                  <span>{account.login}</span>
                  <Enabled enabled={account.enabled} />
                </>
              }
              actions={<Actions account={account} onDone={reload} />}
            />
            <div className="columns">
              <div>
                <Panel
                  title={t("pages.grants")}
                  flush
                  extra={account.enabled && <GiveGrantButton to={{ id: account.id, kind: "ACCOUNT" }} onDone={reload} />}
                >
                  <GrantLines grants={account.grants} names={names} action={(grant) => <RevokeButton grant={grant} onDone={reload} />} />
                  {account.grants.length === 0 && <Notice title={t("access:grants.none")} help={t("access:grants.noneHelp")} />}
                </Panel>
                {seesSessions && <Sessions id={account.id} />}
              </div>
              <AccountFacts account={account} />
            </div>
          </>
        ) : (
          <Notice title={t("access:accounts.unknown")} help={t("incidents:unknownHelp")} />
        )
      }
    </Loaded>
  );
}

function Sessions({ id }: { id: string }) {
  const { t } = useTranslation();
  const [{ data }, ask] = useQuery({ query: AccountSessions, variables: { id }, requestPolicy: "cache-and-network" });
  return (
    <Panel title={t("pages.sessions")} flush>
      <SessionLines sessions={data?.sessions.nodes ?? []} onDone={() => ask({ requestPolicy: "network-only" })} />
    </Panel>
  );
}

function AccountFacts({ account }: { account: Account }) {
  const { t } = useTranslation();
  const places = useReachOptions(t);
  const name = (key: string) => t(`access:accounts.${key}`);
  return (
    <Panel title={name("facts")}>
      <Facts
        facts={[
          { label: name("kind"), value: t(`enums:AccountKind.${account.kind}`) },
          { label: t("access:form.fields.organisation"), value: placeName(account.organisationCode, places) },
          { label: name("factor"), value: account.secondFactor ? name("bound") : name("unbound") },
          { label: name("passwordSet"), value: <Instant at={account.passwordSetAt} how="absolute" /> },
          { label: name("createdAt"), value: <Instant at={account.createdAt} how="absolute" /> },
          account.enrolmentExpiresAt
            ? { label: name("enrolmentUntil"), value: <Instant at={account.enrolmentExpiresAt} how="absolute" /> }
            : null,
          account.identities.length > 0 && { label: name("identities"), value: account.identities.join(t("services:comma")), wide: true },
          account.groups.length > 0 && {
            label: t("pages.groups"),
            wide: true,
            value: account.groups.map((group) => (
              <Link key={group.id} to={`/access/groups/${group.id}`} className="group-link">
                {group.name}
              </Link>
            )),
          },
        ]}
      />
    </Panel>
  );
}

function Actions({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`access:accounts.${key}`);
  const common = { texts: "access:form", onDone, fixed: () => ({ accountId: account.id }) };
  const reason = () => [{ kind: "text" as const, name: "reason", required: true, max: longestReason, rows: 3 }];
  return (
    <>
      {account.enabled && account.kind === "PERSON" && <EnrolmentButton accountId={account.id} onDone={onDone} />}
      <CommandButton
        {...common}
        operation="account.rename"
        label={name("rename")}
        document={RenameAccount}
        done={name("renamed")}
        fields={() => [{ kind: "line", name: "name", required: true, max: longestName, initial: account.name }]}
      />
      <CommandButton
        {...common}
        operation="account.link-identity"
        label={name("link")}
        document={LinkIdentity}
        done={name("linked")}
        fields={() => [
          { kind: "line", name: "provider", required: true, max: longestName },
          { kind: "line", name: "external", required: true, max: longestName },
        ]}
      />
      {account.secondFactor && (
        <CommandButton
          {...common}
          operation="account.reset-second-factor"
          label={name("resetFactor")}
          document={ResetSecondFactor}
          done={name("factorReset")}
          help={name("resetHelp")}
          fields={reason}
        />
      )}
      {account.enabled ? (
        <CommandButton
          {...common}
          danger
          operation="account.disable"
          label={name("disable")}
          document={DisableAccount}
          done={name("disabledNow")}
          help={name("disableHelp")}
          fields={reason}
        />
      ) : (
        <CommandButton
          {...common}
          operation="account.enable"
          label={name("enable")}
          document={EnableAccount}
          done={name("enabledNow")}
          fields={reason}
        />
      )}
    </>
  );
}
