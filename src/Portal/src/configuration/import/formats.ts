export type Format = "CSV" | "XLSX" | "NET_BOX" | "GRAPH_ML";

/** How a file is probably written, by its name. */
export function formatOf(fileName: string): Format {
  const name = fileName.toLowerCase();
  if (name.endsWith(".json") || name.endsWith(".json.gz")) return "NET_BOX";
  if (name.endsWith(".graphml") || name.endsWith(".xml")) return "GRAPH_ML";
  return name.endsWith(".xlsx") ? "XLSX" : "CSV";
}

export const isTable = (format: Format) => format === "CSV" || format === "XLSX";

/** The source under which such a file is remembered, unless told otherwise. */
export const sourceOf = (format: Format) => ({ CSV: "table", XLSX: "table", NET_BOX: "netbox", GRAPH_ML: "graphml" })[format];
