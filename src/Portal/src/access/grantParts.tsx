import Select from "antd/es/select";
import dayjs from "dayjs";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import type { Field, Option } from "@/kit/command/fields";
import { useOrganisationOptions } from "@/kit/landscape";
import { useMay, useViewer } from "@/kit/state/viewer";

export const GrantRow = graphql(`
  fragment GrantRow on Grant {
    id subject subjectKind subjectName role roleName organisationCode withSubtree label since until expiresAt givenBy reason way endedBy endReason
  }
`);

export type Grant = ResultOf<typeof GrantRow>;

const RoleNames = graphql(`query RoleNames { accessRoles { key name builtIn organisationCode } }`);
const AccountSearch = graphql(
  `query AccountSearch($text: String) { accounts(first: 50, text: $text, enabled: true) { nodes { id login name } } }`,
);
const GroupSearch = graphql(`query GroupSearch($text: String) { accessGroups(first: 50, text: $text) { nodes { id name } } }`);

export const longestReason = 2_000;
/** Stands for all organisations. */
export const everywhere = "000000";
const usualDays = 90;

export const builtInRoles = [
  "Operator",
  "Auditor",
  "Partner",
  "SystemAdministrator",
  "SecurityAdministrator",
  "AuditAdministrator",
  "Provisioner",
  "ChangeManager",
  "AlertSource",
  "ConfigurationManager",
  "Collector",
  "ProbePoint",
];

/** What there is to give: the roles that the product brings along, and those of the organisations. */
export function useRoleOptions(t: TFunction): Option[] {
  const may = useMay("grant.read");
  const [{ data }] = useQuery({ query: RoleNames, pause: !may });
  const own = (data?.accessRoles ?? []).filter((role) => !role.builtIn).map((role) => ({ value: role.key, label: role.name }));
  return [...builtInRoles.map((key) => ({ value: key, label: roleName(key, key, t) })), ...own];
}

export function roleName(key: string, name: string, t: TFunction): string {
  return t(`access:roles.names.${key}`, { defaultValue: name });
}

/** Where rights reach: an organisation, or everywhere. */
export function useReachOptions(t: TFunction): Option[] {
  return [{ value: everywhere, label: t("access:everywhere") }, ...useOrganisationOptions()];
}

/** An organisation, or everywhere, by name. */
export function placeName(code: string, names: Option[]): string {
  const known = names.find((one) => one.value === code);
  return known?.name ?? known?.label ?? code;
}

export function reachName(grant: { organisationCode: string; withSubtree: boolean }, names: Option[], t: TFunction): string {
  const name = placeName(grant.organisationCode, names);
  return grant.organisationCode === everywhere || !grant.withSubtree ? name : t("access:withBelow", { name });
}

/** What, where, how secret and until when: the same for giving and for asking. */
export function useRightFields(t: TFunction): () => Field[] {
  const [roles, reach, viewer] = [useRoleOptions(t), useReachOptions(t), useViewer()];
  return () => [
    { kind: "choice", name: "role", required: true, options: roles },
    { kind: "choice", name: "organisation", required: true, options: reach, initial: viewer.organisation?.code },
    { kind: "switch", name: "withSubtree", initial: true },
    {
      kind: "choice",
      name: "label",
      options: (["NORMAL", "SENSITIVE", "IMPORTANT"] as const).map((value) => ({ value, label: t(`enums:DataLabel.${value}`) })),
      initial: "NORMAL",
    },
    { kind: "instant", name: "expiresAt", initial: dayjs().add(usualDays, "day").startOf("hour") },
    { kind: "text", name: "reason", required: true, max: longestReason, rows: 3 },
  ];
}

interface Control {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
}

/** An account by name, found while typing. */
export function AccountSelect({
  multiple,
  ...control
}: Omit<Control, "value" | "onChange"> & { multiple?: boolean; value?: never; onChange?: never }) {
  const [text, setText] = useState("");
  const [{ data }] = useQuery({ query: AccountSearch, variables: { text: text || undefined } });
  const options = (data?.accounts.nodes ?? []).map(({ id, login, name }) => ({ value: id, label: `${name} ${login}` }));
  return (
    <Select
      {...control}
      mode={multiple ? "multiple" : undefined}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={options}
    />
  );
}

export function GroupSelect(control: Control) {
  const [text, setText] = useState("");
  const [{ data }] = useQuery({ query: GroupSearch, variables: { text: text || undefined } });
  const options = (data?.accessGroups.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Select {...control} showSearch={{ filterOption: false, onSearch: setText }} options={options} />;
}
