import type { ReactNode } from "react";

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

/** The columns that are shown: those chosen, or those that usually are. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: readonly string[] | null): Column<Row>[] {
  return columns.filter((column) => column.always || (chosen ? chosen.includes(column.key) : !column.extra));
}
