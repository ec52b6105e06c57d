import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { SeverityTag } from "@/alerts/marks";
import type { VariablesOf } from "@/kit/api/graphql";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { some, useUrlState } from "@/kit/state/url";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import type { Column } from "@/kit/table/columns";
import { FilterBar } from "@/kit/table/FilterBar";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { DraftRuleButton } from "./DraftRuleButton";
import { conditionOf, DraftMark, FaultMark, RuleStatusTag } from "./marks";
import { RuleListQuery, type RuleRow } from "./queries";
import { useRuleChanges } from "./useRuleChanges";

type Filter = NonNullable<VariablesOf<typeof RuleListQuery>["filter"]>;

const narrowing = ["status", "severity", "organisation"];
// What is not used any more is shown when somebody asks for it.
const used: NonNullable<Filter["statuses"]> = ["DRAFT", "ACTIVE"];

/** What judges measurements and logs: every rule, where it stands, and whether it can be judged. */
export default function RuleListPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const filter: Filter = {
    text: url.get("text"),
    statuses: some(url.all("status")) ?? used,
    severities: some(url.all("severity")),
    organisations: some(url.all("organisation")),
  };
  const name = (key: string) => t(`rules:facts.${key}`);
  return (
    <>
      <PageHeader title={t("pages.rules")} note={t("rules:note")} actions={!asOf && <DraftRuleButton isMain />} />
      <QueryTable
        id="alert-rules"
        document={RuleListQuery}
        variables={{ filter }}
        connection={(data) => data.alertRules}
        columns={useColumns()}
        rowKey={(row) => row.id}
        to={(row) => `/alerts/rules/${row.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
        card={(row) => <RuleCard rule={row} />}
        usualSort={{ by: "TITLE", direction: "ASCENDING" }}
        filters={
          <FilterBar search={<Search placeholder={t("rules:search")} />} set={narrowing.filter((parameter) => url.get(parameter)).length}>
            <ChoiceFilter name="status" label={name("status")} options={optionsOf("AlertRuleStatus", t)} />
            <ChoiceFilter name="severity" label={name("severity")} options={optionsOf("AlertSeverity", t)} />
            <ChoiceFilter name="organisation" label={name("organisation")} options={organisations} />
          </FilterBar>
        }
        changes={useRuleChanges(undefined, !!asOf)}
        empty={<Notice title={t("rules:empty")} help={t("rules:emptyHelp")} />}
      />
    </>
  );
}

function useColumns(): Column<RuleRow>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`rules:facts.${key}`);
  const shown = (row: RuleRow) => row.active ?? row.draft;
  return [
    {
      key: "severity",
      title: name("severity"),
      sort: "SEVERITY",
      width: 92,
      always: true,
      render: (row) => <SeverityTag severity={row.severity} />,
    },
    {
      key: "title",
      title: name("title"),
      sort: "TITLE",
      always: true,
      render: (row) => (
        <Link to={`/alerts/rules/${row.id}`} title={row.title}>
          {row.title}
        </Link>
      ),
    },
    {
      key: "status",
      title: name("status"),
      width: 190,
      render: (row) => (
        <>
          <RuleStatusTag status={row.status} /> <DraftMark rule={row} /> <FaultMark rule={row} />
        </>
      ),
    },
    {
      key: "query",
      title: name("query"),
      width: 220,
      render: (row) => <code title={shown(row)?.query}>{shown(row)?.query}</code>,
    },
    { key: "condition", title: name("condition"), width: 150, render: (row) => shown(row) && conditionOf(shown(row)!, t) },
    { key: "firing", title: name("firing"), width: 76, align: "right", render: (row) => row.standing?.firing ?? "—" },
    { key: "organisation", title: name("organisation"), width: 110, render: (row) => row.organisation?.name },
    { key: "changed", title: name("changed"), sort: "CHANGED", width: 116, render: (row) => <Instant at={row.changedAt} /> },
  ];
}

/** A rule in a few lines, for phones. */
function RuleCard({ rule }: { rule: RuleRow }) {
  const { t } = useTranslation();
  const shown = rule.active ?? rule.draft;
  return (
    <>
      <span className="card-line">
        <SeverityTag severity={rule.severity} />
        <RuleStatusTag status={rule.status} />
      </span>
      <span className="card-title">{rule.title}</span>
      {shown && (
        <span className="card-line">
          <code className="clip">{shown.query}</code>
          <span>{conditionOf(shown, t)}</span>
        </span>
      )}
      <span className="card-line">
        <DraftMark rule={rule} />
        <FaultMark rule={rule} />
      </span>
    </>
  );
}
