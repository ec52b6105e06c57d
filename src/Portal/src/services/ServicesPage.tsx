import Checkbox from "antd/es/checkbox";
import Select from "antd/es/select";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { TeamSelect } from "@/incidents/pickers";
import { type EnumOf, graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import { newId } from "@/kit/ids";
import { useOrganisationOptions, useTeamOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { useMay } from "@/kit/state/viewer";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { LabelTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { useReload } from "@/kit/useReload";
import { ChangeService, RegisterService, RelabelService, RetireService } from "./commands";

const ServiceList = graphql(`
  query ServiceList($first: Int, $after: String, $organisation: String, $criticality: Criticality, $team: ID, $text: String, $retired: Boolean!, $asOf: DateTimeOffset) {
    services(first: $first, after: $after, organisation: $organisation, criticality: $criticality, team: $team, text: $text, retired: $retired, asOf: $asOf) {
      nodes { id name criticality label retired organisation { code name } ownerTeam { id name } supportTeams { id name } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

type Row = ResultOf<typeof ServiceList>["services"]["nodes"][number];

const [longestName, longestReason, pageSize] = [100, 2_000, 25];

function TeamsSelect(control: { value?: string[]; onChange?: (teams: string[]) => void; id?: string }) {
  return <Select {...control} mode="multiple" showSearch={{ optionFilterProp: "label" }} options={useTeamOptions()} />;
}

function serviceFields(row: Row | undefined, t: TFunction): Field[] {
  return [
    { kind: "line", name: "name", required: true, max: longestName, initial: row?.name },
    { kind: "choice", name: "criticality", required: true, options: optionsOf("Criticality", t), initial: row?.criticality ?? "MEDIUM" },
    { kind: "custom", name: "ownerTeam", required: true, initial: row?.ownerTeam?.id, render: () => <TeamSelect /> },
    { kind: "custom", name: "supportTeams", initial: row?.supportTeams.map((team) => team.id) ?? [], render: () => <TeamsSelect /> },
  ];
}

export default function ServicesPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const mayReadIncidents = useMay("incident.read");
  const [changes, reload] = useReload();
  const name = (key: string) => t(`services:catalogue.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.services")}
        note={name("note")}
        actions={
          <CommandButton
            operation="service.register"
            label={name("register")}
            document={RegisterService}
            texts="services:form"
            done={name("registered")}
            onDone={reload}
            button={{ type: "primary" }}
            fixed={() => ({ serviceId: newId() })}
            fields={() => [
              { kind: "choice", name: "organisation", required: true, options: organisations },
              ...serviceFields(undefined, t),
            ]}
          />
        }
      />
      <QueryTable
        id="services"
        document={ServiceList}
        pageSize={pageSize}
        variables={{
          organisation: url.get("organisation"),
          criticality: url.get("criticality") as EnumOf<"Criticality"> | undefined,
          team: url.get("team"),
          text: url.get("text"),
          retired: url.flag("retired"),
        }}
        connection={(data) => data.services}
        rowKey={(row) => row.id}
        changes={changes}
        filters={
          <>
            <Search placeholder={name("search")} />
            <ChoiceFilter single name="criticality" label={name("criticality")} options={optionsOf("Criticality", t)} />
            <ChoiceFilter single name="organisation" label={name("organisation")} options={organisations} />
            <ChoiceFilter single name="team" label={name("team")} options={useTeamOptions()} />
            <Checkbox checked={url.flag("retired")} onChange={(event) => url.set({ retired: event.target.checked })}>
              {name("withRetired")}
            </Checkbox>
          </>
        }
        card={(row) => (
          <div className="card-body">
            <div className="card-title">
              {row.name} <LabelTag label={row.label} />
            </div>
            <div className="card-line">
              <span>{row.organisation?.name}</span>
              <span>{t(`enums:Criticality.${row.criticality}`)}</span>
            </div>
            {!asOf && <ServiceActions row={row} onDone={reload} />}
          </div>
        )}
        columns={[
          {
            key: "name",
            title: name("name"),
            always: true,
            width: 220,
            render: (row) => (
              <>
                {row.name} <LabelTag label={row.label} /> {row.retired && <span className="faint">{name("retired")}</span>}
              </>
            ),
          },
          {
            key: "criticality",
            title: name("criticality"),
            width: 100,
            render: (row) => (
              <span className={`priority priority-${tones[row.criticality]}`}>{t(`enums:Criticality.${row.criticality}`)}</span>
            ),
          },
          { key: "organisation", title: name("organisation"), width: 170, render: (row) => row.organisation?.name },
          { key: "owner", title: name("owner"), width: 150, render: (row) => row.ownerTeam?.name },
          {
            key: "support",
            title: name("support"),
            width: 200,
            render: (row) => row.supportTeams.map((team) => team.name).join(t("services:comma")),
          },
          ...(mayReadIncidents
            ? [
                {
                  key: "work",
                  title: name("work"),
                  width: 90,
                  render: (row: Row) => <Link to={`/incidents?service=${row.id}`}>{t("pages.incidents")}</Link>,
                },
              ]
            : []),
          { key: "actions", title: "", always: true, width: 220, render: (row) => !asOf && <ServiceActions row={row} onDone={reload} /> },
        ]}
        empty={<Notice title={name("empty")} help={name("emptyHelp")} />}
      />
    </>
  );
}

const tones = { CRITICAL: "critical", HIGH: "high", MEDIUM: "moderate", LOW: "low" } as const;

function ServiceActions({ row, onDone }: { row: Row; onDone: () => void }) {
  const { t } = useTranslation();
  if (row.retired) return null;
  const name = (key: string) => t(`services:catalogue.${key}`);
  const common = {
    texts: "services:form",
    onDone,
    button: { size: "small" as const, type: "text" as const },
    fixed: () => ({ serviceId: row.id }),
  };
  return (
    <>
      <CommandButton
        {...common}
        operation="service.change"
        label={name("change")}
        document={ChangeService}
        done={name("changed")}
        fields={() => serviceFields(row, t)}
      />
      <CommandButton
        {...common}
        operation="service.relabel"
        label={name("relabel")}
        document={RelabelService}
        done={name("relabelled")}
        help={name("relabelHelp")}
        fields={() => [
          { kind: "choice", name: "label", required: true, options: optionsOf("DataLabel", t), initial: row.label },
          { kind: "text", name: "reason", max: longestReason },
        ]}
      />
      <CommandButton
        {...common}
        danger
        operation="service.retire"
        label={name("retire")}
        document={RetireService}
        done={name("retiredNow")}
        help={t("services:catalogue.retireHelp", { name: row.name })}
      />
    </>
  );
}
