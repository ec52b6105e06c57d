import "./access.css";
import Checkbox from "antd/es/checkbox";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { operationName } from "@/kit/operations";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { ChangeRole, DefineRole, RetireRole } from "./commands";
import { byShelf } from "./facts";
import { longestReason, roleName } from "./grantParts";

const RoleList = graphql(`
  query RoleList($retired: Boolean!) {
    accessRoles(retired: $retired) { key name builtIn organisationCode operations retired version }
    operations
  }
`);

type Role = ResultOf<typeof RoleList>["accessRoles"][number];

const longestName = 100;

export default function RolesPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const organisations = useOrganisationOptions();
  const [{ data, error }, ask] = useQuery({
    query: RoleList,
    variables: { retired: url.flag("retired") },
    requestPolicy: "cache-and-network",
  });
  const reload = () => ask({ requestPolicy: "network-only" });
  const name = (key: string) => t(`access:roles.${key}`);
  const operations = (data?.operations ?? []).map((value) => ({ value, label: operationName(value, t) }));
  const fields = (role?: Role): Field[] => [
    { kind: "line", name: "name", required: true, max: longestName, initial: role?.name },
    {
      kind: "custom",
      name: "operations",
      required: true,
      initial: role?.operations ?? [],
      render: () => <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={operations} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t("pages.roles")}
        note={name("note")}
        actions={
          <>
            <Checkbox checked={url.flag("retired")} onChange={(event) => url.set({ retired: event.target.checked })}>
              {name("withRetired")}
            </Checkbox>
            <CommandButton
              operation="role.define"
              label={name("define")}
              document={DefineRole}
              texts="access:form"
              done={name("defined")}
              onDone={reload}
              button={{ type: "primary" }}
              fixed={() => ({ roleId: newId() })}
              fields={() => [{ kind: "choice", name: "organisation", required: true, options: organisations }, ...fields()]}
            />
          </>
        }
      />
      <Loaded data={data} error={error} onRetry={reload}>
        {({ accessRoles }) =>
          accessRoles.map((role) => (
            <Panel
              key={role.key}
              title={roleName(role.key, role.name, t)}
              extra={
                role.builtIn ? (
                  <span className="faint">{name("builtIn")}</span>
                ) : role.retired ? (
                  <span className="faint">{name("retired")}</span>
                ) : (
                  <>
                    <CommandButton
                      operation="role.change"
                      label={name("change")}
                      document={ChangeRole}
                      texts="access:form"
                      done={name("changed")}
                      onDone={reload}
                      button={{ size: "small" }}
                      fixed={() => ({ roleId: role.key })}
                      fields={() => fields(role)}
                    />{" "}
                    <CommandButton
                      danger
                      operation="role.retire"
                      label={name("retire")}
                      document={RetireRole}
                      texts="access:form"
                      done={name("retiredNow")}
                      onDone={reload}
                      button={{ size: "small" }}
                      fixed={() => ({ roleId: role.key })}
                      fields={() => [{ kind: "text", name: "reason", required: true, max: longestReason, rows: 3 }]}
                    />
                  </>
                )
              }
            >
              <Operations operations={role.operations} />
            </Panel>
          ))
        }
      </Loaded>
    </>
  );
}

/** What a role may do, shelf by shelf. */
function Operations({ operations }: { operations: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <dl className="shelves">
      {byShelf(operations).map(([shelf, held]) => (
        <div key={shelf}>
          <dt>{t(`access:shelves.${shelf}`)}</dt>
          <dd className="operations">
            {held.map((operation) => (
              <span key={operation} title={operation}>
                {operationName(operation, t)}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
