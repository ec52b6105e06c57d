import "./assets.css";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AllowedButton } from "@/kit/Allowed";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Person } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import type { Column } from "@/kit/table/columns";
import { QueryTable } from "@/kit/table/QueryTable";
import { SavedFilters } from "@/kit/table/SavedFilters";
import { LabelTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { AssetFilters } from "./AssetFilters";
import { AssetRow } from "./AssetRow";
import { filterOf } from "./filter";
import { AssetStateTag, Until } from "./marks";
import { money } from "./money";
import { Standing } from "./Standing";
import { useAssetChanges } from "./useAssetChanges";

const AssetList = graphql(
  `
  query AssetList($first: Int, $after: String, $sort: AssetSort!, $direction: SortDirection!, $filter: AssetFilter, $asOf: DateTimeOffset) {
    assets(first: $first, after: $after, sort: $sort, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes { ...AssetRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [AssetRow],
);

export default function AssetListPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const changes = useAssetChanges(undefined, !!asOf);
  const receive = !asOf && (
    <AllowedButton type="primary" operation="asset.receive" to="/ledger/new">
      {t("pages.receiveAsset")}
    </AllowedButton>
  );
  return (
    <>
      <PageHeader title={t("pages.assets")} actions={receive} />
      <QueryTable
        id="assets"
        document={AssetList}
        variables={{ filter: filterOf(url) }}
        connection={(data) => data.assets}
        columns={useColumns()}
        rowKey={(row) => row.id}
        to={(row) => `/ledger/${row.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}
        card={(row) => <AssetCard asset={row} />}
        usualSort={{ by: "TAG", direction: "ASCENDING" }}
        filters={<AssetFilters changes={changes} />}
        tools={<SavedFilters list="assets" />}
        changes={changes}
        empty={<Notice title={t("assets:list.empty")} help={t("assets:list.emptyHelp")} action={receive} />}
      />
    </>
  );
}

function useColumns(): Column<AssetRow>[] {
  const { t } = useTranslation();
  const name = (key: string) => t(`assets:facts.${key}`);
  return [
    {
      key: "tag",
      title: name("tag"),
      sort: "TAG",
      width: 150,
      always: true,
      render: (row) => (
        <Link className="figures" to={`/ledger/${row.id}`}>
          {row.tag}
        </Link>
      ),
    },
    {
      key: "model",
      title: name("model"),
      sort: "MODEL",
      render: (row) => (
        <span title={row.model}>
          {row.model} <LabelTag label={row.label} />
        </span>
      ),
    },
    { key: "kind", title: name("kind"), width: 96, render: (row) => t(`enums:AssetKind.${row.kind}`) },
    { key: "state", title: name("state"), width: 96, render: (row) => <AssetStateTag state={row.state} /> },
    { key: "place", title: name("place"), width: 130, render: (row) => <Standing asset={row} /> },
    { key: "custodian", title: name("custodian"), width: 96, render: (row) => <Person login={row.custodian} /> },
    { key: "serial", title: name("serial"), width: 120, extra: true, render: (row) => row.serial },
    { key: "manufacturer", title: name("manufacturer"), width: 110, extra: true, render: (row) => row.manufacturer },
    { key: "supplier", title: name("supplier"), width: 130, render: (row) => row.supplier },
    { key: "costCentre", title: name("costCentre"), width: 96, extra: true, render: (row) => row.costCentre },
    { key: "purchased", title: name("purchasedOn"), sort: "PURCHASED", width: 108, extra: true, render: (row) => row.purchasedOn },
    {
      key: "price",
      title: name("price"),
      width: 120,
      align: "right",
      extra: true,
      render: (row) => <span className="figures">{money(row.price, row.currency)}</span>,
    },
    {
      key: "bookValue",
      title: name("bookValue"),
      width: 120,
      align: "right",
      render: (row) => <span className="figures">{money(row.bookValue, row.currency)}</span>,
    },
    { key: "warranty", title: name("warrantyUntil"), sort: "WARRANTY", width: 112, render: (row) => <Until day={row.warrantyUntil} /> },
    { key: "maintenance", title: name("maintenanceUntil"), width: 112, extra: true, render: (row) => <Until day={row.maintenanceUntil} /> },
    { key: "organisation", title: name("organisation"), width: 110, render: (row) => row.organisation?.name },
    { key: "changed", title: name("changed"), sort: "CHANGED", width: 110, extra: true, render: (row) => <Instant at={row.changedAt} /> },
  ];
}

function AssetCard({ asset }: { asset: AssetRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="card-line">
        <span className="figures">{asset.tag}</span>
        <AssetStateTag state={asset.state} />
      </span>
      <span className="card-title">{asset.model}</span>
      <span className="card-line">
        <span>
          {t(`enums:AssetKind.${asset.kind}`)} <LabelTag label={asset.label} />
        </span>
        <Person login={asset.custodian} />
      </span>
      <span className="card-line">
        <span className="clip">{asset.place?.name}</span>
        <Until day={asset.warrantyUntil} />
      </span>
    </>
  );
}
