import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AllowedButton } from "@/kit/Allowed";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import type { Column } from "@/kit/table/columns";
import { QueryTable } from "@/kit/table/QueryTable";
import { SavedFilters } from "@/kit/table/SavedFilters";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { ChangeCard } from "./ChangeCard";
import { ChangeFilters } from "./ChangeFilters";
import type { ChangeRow } from "./ChangeRow";
import { ChangeListQuery, filterOf } from "./filter";
import { ChangeStatusTag, KindTag, RiskTag, WindowText } from "./marks";
import { useChangeChanges } from "./useChangeChanges";

export default function ChangeListPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const draft = (
    <AllowedButton operation="change.draft" to="/changes/new" type="primary">
      {t("pages.draftChange")}
    </AllowedButton>
  );
  return (
    <>
      <PageHeader title={t("pages.changes")} actions={draft} />
      <QueryTable
        id="changes"
        document={ChangeListQuery}
        variables={{ filter: filterOf(url) }}
        connection={(data) => data.changes}
        columns={useColumns()}
        rowKey={(row) => row.id}
        to={(row) => `/changes/${row.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
        card={(row) => <ChangeCard change={row} />}
        usualSort={{ by: "DRAFTED", direction: "DESCENDING" }}
        filters={<ChangeFilters />}
        tools={<SavedFilters list="changes" />}
        changes={useChangeChanges(undefined, !!asOf)}
        empty={<Notice title={t("changes:list.empty")} help={t("changes:list.emptyHelp")} action={draft} />}
      />
    </>
  );
}

function useColumns(): Column<ChangeRow>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`changes:facts.${key}`);
  return [
    {
      key: "number",
      title: name("number"),
      sort: "NUMBER",
      width: 112,
      always: true,
      render: (row) => (
        <Link className="figures" to={`/changes/${row.id}`}>
          {row.number}
        </Link>
      ),
    },
    { key: "title", title: name("title"), always: true, render: (row) => <span title={row.title}>{row.title}</span> },
    { key: "kind", title: name("kind"), width: 104, render: (row) => <KindTag kind={row.kind} /> },
    { key: "status", title: name("status"), width: 124, render: (row) => <ChangeStatusTag status={row.status} /> },
    { key: "risk", title: name("risk"), sort: "RISK", width: 124, render: (row) => <RiskTag risk={row.risk} /> },
    {
      key: "awaits",
      title: name("awaits"),
      width: 112,
      render: (row) =>
        row.awaits ? <span className={row.overdue ? "bad" : undefined}>{t(`enums:ApprovalBody.${row.awaits}`)}</span> : null,
    },
    { key: "window", title: name("window"), sort: "STARTS", width: 210, render: (row) => <WindowText window={row.window} /> },
    { key: "organisation", title: name("organisation"), width: 118, render: (row) => row.organisation?.name },
    { key: "requester", title: name("requester"), width: 96, render: (row) => <Person login={row.requester} /> },
    { key: "implementer", title: name("implementer"), width: 96, extra: true, render: (row) => <Person login={row.implementer} /> },
    { key: "changed", title: name("changed"), sort: "CHANGED", width: 104, extra: true, render: (row) => <Instant at={row.changedAt} /> },
    { key: "drafted", title: name("drafted"), sort: "DRAFTED", width: 104, render: (row) => <Instant at={row.draftedAt} /> },
  ];
}
