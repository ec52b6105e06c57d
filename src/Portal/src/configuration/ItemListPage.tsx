import "./configuration.css";
import { useTranslation } from "react-i18next";
import { AllowedButton } from "@/kit/Allowed";
import { graphql } from "@/kit/api/graphql";
import { ExportButton } from "@/kit/ExportButton";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { QueryTable } from "@/kit/table/QueryTable";
import { SavedFilters } from "@/kit/table/SavedFilters";
import { LabelTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { filterOf } from "./filter";
import { ItemFilters } from "./ItemFilters";
import { ItemRow } from "./ItemRow";
import { ImportanceTag, MissingTag, StageTag, TypeTag } from "./itemTags";
import { TypeTree } from "./TypeTree";
import { useItemChanges } from "./useItemChanges";
import { type ListedItem, useItemColumns } from "./useItemColumns";
import { useItemCounts } from "./useItemCounts";
import { useItemLink } from "./useItemLink";
import { useItemType, useItemTypes } from "./useItemTypes";

const ItemList = graphql(
  `
  query ItemList($first: Int, $after: String, $sort: ItemSort!, $direction: SortDirection!, $filter: ItemFilter, $asOf: DateTimeOffset, $ofType: Boolean!) {
    configurationItems(first: $first, after: $after, sort: $sort, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes {
        ...ItemRow
        attributes(known: true) @include(if: $ofType) { definition { key } value reference { id name } }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [ItemRow],
);

// Values of a type may come with each row, so pages are short.
const [longestList, pageSize] = [40, 25];

export default function ItemListPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const asOf = useAsOf();
  const phone = useIsPhone();
  const linkTo = useItemLink();
  const changes = useItemChanges(undefined, !!asOf);
  const { types } = useItemTypes();
  const counts = useItemCounts(changes.count);
  const filter = filterOf(url);
  // Only items of one type have columns of their own.
  const only = filter.types?.length === 1 ? filter.types[0] : undefined;
  const { type } = useItemType(only);
  const columns = useItemColumns(type);
  return (
    <>
      <PageHeader
        title={t("pages.items")}
        actions={
          <>
            {!asOf && (
              <AllowedButton
                type="primary"
                operation="item.register"
                to={`/configuration/items/new${only ? `?type=${encodeURIComponent(only)}` : ""}`}
              >
                {t("pages.registerItem")}
              </AllowedButton>
            )}
            <ExportButton shelf="items" operation="item.export" filter={filter} asOf={asOf} />
          </>
        }
      />
      <div className={phone ? undefined : "beside-tree"}>
        {!phone && <TypeTree types={types} counts={counts.types} />}
        <QueryTable
          id={(only ? `items-${only}` : "items").slice(0, longestList)}
          document={ItemList}
          pageSize={pageSize}
          variables={{ filter, ofType: !!only }}
          connection={(data) => data.configurationItems as typeof data.configurationItems & { nodes: ListedItem[] }}
          columns={columns}
          rowKey={(row) => row.id}
          to={(row) => linkTo(row.id)}
          card={(row) => <ItemCard item={row} />}
          usualSort={{ by: "NAME", direction: "ASCENDING" }}
          filters={<ItemFilters types={types} counts={counts} />}
          tools={<SavedFilters list="items" />}
          changes={changes.count}
          rowClass={(row) => (row.id === changes.last ? "row-changed" : "")}
          empty={
            <Notice
              title={t("configuration:list.empty")}
              help={t("configuration:list.emptyHelp")}
              action={
                <AllowedButton operation="item.register" to="/configuration/items/new">
                  {t("pages.registerItem")}
                </AllowedButton>
              }
            />
          }
        />
      </div>
    </>
  );
}

function ItemCard({ item }: { item: ListedItem }) {
  return (
    <>
      <div className="card-line">
        <TypeTag type={item.type} />
        <StageTag stage={item.stage} />
      </div>
      <div className="card-title">{item.name}</div>
      <div className="card-line">
        <span>{item.organisation?.name}</span>
        <span>
          <MissingTag missing={item.missing} /> <LabelTag label={item.label} /> <ImportanceTag importance={item.importance} />
        </span>
      </div>
    </>
  );
}
