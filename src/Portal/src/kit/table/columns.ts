import type { ReactNode } from "react";
import type { ShownColumn } from "@/kit/state/listLayouts";

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** The name by which the Api sorts; a column without one is not sortable. */
  sort?: string;
  width?: number;
  /** Shown only when chosen. */
  extra?: boolean;
  /** Never hidden. */
  always?: boolean;
  align?: "left" | "right";
}

/** What can be done with a row stands at its end, whatever else is shown. */
export function isActions<Row>(column: Pick<Column<Row>, "key">): boolean {
  return column.key === "actions";
}

/** The columns that are shown: those chosen, in their order and width, or those that usually are. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: readonly ShownColumn[] | null): Column<Row>[] {
  if (!chosen) return columns.filter((column) => column.always || !column.extra);
  const known = chosen.flatMap(({ key, width }) => {
    const column = columns.find((candidate) => candidate.key === key);
    return column ? [width ? { ...column, width } : column] : [];
  });
  // What may never be hidden is there even if it was never chosen.
  return [...columns.filter((column) => column.always && !known.some((other) => other.key === column.key)), ...known];
}

/** The choice that the present columns come to. */
export function chosenOf<Row>(columns: readonly Column<Row>[], chosen: readonly ShownColumn[] | null): ShownColumn[] {
  return shownColumns(columns, chosen).map(({ key }) => ({ key, width: chosen?.find((column) => column.key === key)?.width ?? null }));
}

/** The same columns with one of them so many places further. */
export function shiftedBy(columns: readonly ShownColumn[], key: string, by: number): ShownColumn[] {
  const at = columns.findIndex((column) => column.key === key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= columns.length) return [...columns];
  const after = [...columns];
  const [moved] = after.splice(at, 1);
  after.splice(to, 0, moved!);
  return after;
}
