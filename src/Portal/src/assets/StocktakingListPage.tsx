import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ItemSelect } from "@/configuration/ItemSelect";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { optionsOf } from "@/kit/enums";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { some, useUrlState } from "@/kit/state/url";
import { useViewer } from "@/kit/state/viewer";
import { ChoiceFilter } from "@/kit/table/ChoiceFilter";
import type { Column } from "@/kit/table/columns";
import { FilterBar } from "@/kit/table/FilterBar";
import { QueryTable } from "@/kit/table/QueryTable";
import { Search } from "@/kit/table/Search";
import { LabelTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { OpenStocktaking } from "./commands";
import { StocktakingTag } from "./marks";
import { useStocktakingChanges } from "./useAssetChanges";

const StocktakingRow = graphql(`
  fragment StocktakingRow on Stocktaking {
    id number name status label openedBy openedAt expectedCount openCount
    place { id name } organisation { code name }
  }
`);
const StocktakingList = graphql(
  `
  query StocktakingList($first: Int, $after: String, $filter: StocktakingFilter, $asOf: DateTimeOffset) {
    stocktakings(first: $first, after: $after, filter: $filter, asOf: $asOf) {
      nodes { ...StocktakingRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [StocktakingRow],
);

type Row = ResultOf<typeof StocktakingRow>;

const line = 200;

export default function StocktakingListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const url = useUrlState();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const viewer = useViewer();
  return (
    <>
      <PageHeader
        title={t("pages.stocktakings")}
        actions={
          !asOf && (
            <CommandButton
              operation="stocktaking.open"
              label={t("assets:stock.open")}
              document={OpenStocktaking}
              texts="assets:form"
              fixed={() => ({ stocktakingId: newId() })}
              fields={() => [
                { kind: "line", name: "name", required: true, max: line },
                { kind: "choice", name: "organisation", required: true, options: organisations, initial: viewer.organisation?.code },
                { kind: "custom", name: "placeId", hint: t("assets:stock.scopeHint"), render: () => <ItemSelect type="place" /> },
              ]}
              help={t("assets:stock.openHelp")}
              done={t("assets:stock.opened")}
              onDone={() => navigate("/ledger/stocktakings")}
              button={{ type: "primary" }}
            />
          )
        }
      />
      <QueryTable
        id="stocktakings"
        document={StocktakingList}
        variables={{
          filter: { text: url.get("text"), statuses: some(url.all<Row["status"]>("status")), organisations: some(url.all("organisation")) },
        }}
        connection={(data) => data.stocktakings}
        columns={useColumns()}
        rowKey={(row) => row.id}
        to={(row) => `/ledger/stocktakings/${row.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
        card={(row) => <StocktakingCard row={row} />}
        filters={
          <FilterBar
            search={<Search placeholder={t("assets:stock.search")} />}
            set={["status", "organisation"].filter((name) => url.get(name)).length}
          >
            <ChoiceFilter name="status" label={t("assets:stock.status")} options={optionsOf("StocktakingStatus", t)} />
            <ChoiceFilter name="organisation" label={t("assets:facts.organisation")} options={organisations} />
          </FilterBar>
        }
        changes={useStocktakingChanges(undefined, !!asOf)}
        empty={<Notice title={t("assets:stock.empty")} help={t("assets:stock.emptyHelp")} />}
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`assets:stock.${key}`);
  return [
    {
      key: "number",
      title: name("number"),
      width: 120,
      always: true,
      render: (row) => (
        <Link className="figures" to={`/ledger/stocktakings/${row.id}`}>
          {row.number}
        </Link>
      ),
    },
    {
      key: "name",
      title: name("name"),
      always: true,
      render: (row) => (
        <span title={row.name}>
          {row.name} <LabelTag label={row.label} />
        </span>
      ),
    },
    { key: "status", title: name("status"), width: 110, render: (row) => <StocktakingTag status={row.status} /> },
    { key: "scope", title: name("scope"), width: 140, render: (row) => row.place?.name ?? row.organisation?.name },
    {
      key: "expected",
      title: name("expected"),
      width: 100,
      align: "right",
      render: (row) => <span className="figures">{row.expectedCount}</span>,
    },
    {
      key: "open",
      title: name("openDifferences"),
      width: 120,
      align: "right",
      render: (row) => <span className={row.openCount > 0 ? "bad figures" : "figures"}>{row.openCount}</span>,
    },
    { key: "openedBy", title: name("openedBy"), width: 100, render: (row) => <Person login={row.openedBy} /> },
    { key: "opened", title: name("openedAt"), width: 110, render: (row) => <Instant at={row.openedAt} /> },
  ];
}

function StocktakingCard({ row }: { row: Row }) {
  return (
    <>
      <span className="card-line">
        <span className="figures">{row.number}</span>
        <StocktakingTag status={row.status} />
      </span>
      <span className="card-title">
        {row.name} <LabelTag label={row.label} />
      </span>
      <span className="card-line">
        <span className="clip">{row.place?.name ?? row.organisation?.name}</span>
        <span className={row.openCount > 0 ? "bad figures" : "figures"}>{row.openCount > 0 ? row.openCount : row.expectedCount}</span>
      </span>
    </>
  );
}
