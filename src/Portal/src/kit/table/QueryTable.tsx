import type { ColumnType } from "antd/es/table";
import Table from "antd/es/table";
import type { TadaDocumentNode } from "gql.tada";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { ProblemNotice } from "@/kit/Problems";
import { useListLayout } from "@/kit/state/listLayouts";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { useAsOf } from "@/kit/time/asOf";
import { ColumnChooser } from "./ColumnChooser";
import { type Column, isActions, shownColumns } from "./columns";
import { Pager } from "./Pager";

interface Connection<Row> {
  nodes: readonly Row[];
  totalCount?: number | null;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Props<Data, Variables, Row> {
  /** Names the list; under this name the Api keeps which columns the viewer sees. */
  id: string;
  document: TadaDocumentNode<Data, Variables>;
  /** Everything but page, order and instant, which come from the URL. */
  variables: Partial<Variables>;
  connection: (data: Data) => Connection<Row>;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** Where a row leads. */
  to?: (row: Row) => string;
  /** What a row says when it is unfolded. */
  expand?: (row: Row) => ReactNode;
  /** The row on a phone. */
  card?: (row: Row) => ReactNode;
  usualSort?: { by: string; direction: "ASCENDING" | "DESCENDING" };
  filters?: ReactNode;
  /** Stands beside the choice of columns. */
  tools?: ReactNode;
  /** Lets rows be chosen, to do something with all of them. */
  selection?: { keys: string[]; onChange: (keys: string[], rows: Row[]) => void; bar: (all: Row[]) => ReactNode };
  empty: ReactNode;
  /** Counts up when something that the list shows has changed. */
  changes?: number;
  pageSize?: number;
  rowClass?: (row: Row) => string;
}

const usualPage = 50;
const refreshAfter = 1_200;

/** A list that the server sorts, filters and pages. The URL says what of it is seen. */
export function QueryTable<Data, Variables, Row extends object>(props: Props<Data, Variables, Row>) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const url = useUrlState();
  const asOf = useAsOf();
  const navigate = useNavigate();
  const [chosen, choose] = useListLayout(props.id);
  const order = props.usualSort && {
    sort: url.get("sort") ?? props.usualSort.by,
    direction: url.get("direction") ?? props.usualSort.direction,
  };
  const variables = {
    ...props.variables,
    ...order,
    asOf,
    after: url.get("after"),
    first: props.pageSize ?? usualPage,
  } as unknown as Variables;
  const [{ data, error, fetching, stale }, ask] = useQuery<Data, object>({
    query: props.document,
    variables: variables as object,
    requestPolicy: "cache-and-network",
  });
  useRefresh(props.changes, () => ask({ requestPolicy: "network-only" }));

  if (error && !data) return <ProblemNotice error={error} onRetry={() => ask({ requestPolicy: "network-only" })} />;
  const { card, to } = props;
  const connection = data && props.connection(data);
  const rows = connection?.nodes ?? [];
  const columns = shownColumns(props.columns, chosen);

  return (
    <div className="query-table">
      {(props.filters || props.tools) && (
        <div className="toolbar">
          <div className="toolbar-filters">{props.filters}</div>
          {props.tools}
          {!phone && <ColumnChooser columns={props.columns} chosen={chosen} onChoose={choose} />}
        </div>
      )}
      {!phone && props.selection && props.selection.keys.length > 0 && props.selection.bar([...rows])}
      {phone && card ? (
        <>
          <ul className="cards" aria-busy={fetching}>
            {rows.map((row) => (
              <li key={props.rowKey(row)}>{to ? <Link to={to(row)}>{card(row)}</Link> : card(row)}</li>
            ))}
          </ul>
          {!fetching && rows.length === 0 && props.empty}
        </>
      ) : (
        <Table<Row>
          size="small"
          rowKey={props.rowKey}
          dataSource={rows as Row[]}
          aria-busy={fetching && !data}
          loading={{ spinning: fetching && !stale && !data, delay: 200 }}
          pagination={false}
          tableLayout="fixed"
          scroll={{ x: widthOf(columns) }}
          sticky
          showSorterTooltip={false}
          sortDirections={["ascend", "descend", "ascend"]}
          columns={columns.map((column) => tableColumn(column, order))}
          rowSelection={
            props.selection && {
              selectedRowKeys: props.selection.keys,
              onChange: (keys, chosenRows) => props.selection!.onChange(keys as string[], chosenRows),
              columnWidth: 40,
              // The table repeats its head where nobody sees it, and nothing there may take the focus.
              hideSelectAll: true,
            }
          }
          rowClassName={props.rowClass}
          expandable={props.expand && { expandedRowRender: props.expand }}
          onRow={(row) => ({ onClick: (event) => !isControl(event.target) && to && navigate(to(row)), className: to ? "leads" : "" })}
          onChange={(_page, _filters, sorter) => {
            const { columnKey, order: way } = Array.isArray(sorter) ? sorter[0]! : sorter;
            const sort = props.columns.find((column) => column.key === columnKey)?.sort;
            url.set({ sort, direction: way === "ascend" ? "ASCENDING" : "DESCENDING" });
          }}
          locale={{ emptyText: fetching ? t("table.loading") : props.empty }}
        />
      )}
      {connection && (
        <Pager
          count={rows.length}
          total={connection.totalCount}
          next={connection.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null}
        />
      )}
    </div>
  );
}

function tableColumn<Row>(column: Column<Row>, order?: { sort: string; direction: string }): ColumnType<Row> {
  const way = order?.direction === "ASCENDING" ? "ascend" : "descend";
  return {
    key: column.key,
    title: column.title,
    width: column.width,
    ellipsis: true,
    fixed: isActions(column) ? "end" : undefined,
    align: column.align ?? (isActions(column) ? "right" : undefined),
    sorter: !!column.sort,
    sortOrder: column.sort && order?.sort === column.sort ? way : null,
    render: (_value, row) => column.render(row),
  };
}

// A column without a width of its own takes what is left, but never less than this.
const leastOfTheRest = 180;

function widthOf<Row>(columns: Column<Row>[]): number {
  return columns.reduce((sum, column) => sum + (column.width ?? leastOfTheRest), 0);
}

// A link, button or box in a row does what it says; the rest of the row leads to the object.
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a,button,input,label") !== null;
}

/** Asks again some time after the last change, so that many changes are one question. */
export function useRefresh(changes: number | undefined, refresh: () => void) {
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    if (!changes) return;
    const timer = setTimeout(() => latest.current(), refreshAfter);
    return () => clearTimeout(timer);
  }, [changes]);
}
