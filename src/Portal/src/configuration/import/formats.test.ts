import { describe, expect, test } from "vitest";
import { formatOf, isTable } from "./formats";

describe("files are known by their names", () => {
  test.each([
    ["demo.json.gz", "NET_BOX"],
    ["Servers.XLSX", "XLSX"],
    ["zoo.graphml", "GRAPH_ML"],
    ["list.csv", "CSV"],
  ] as const)("%s", (file, format) => expect(formatOf(file)).toBe(format));

  test("only tables have columns", () => expect([isTable("CSV"), isTable("NET_BOX")]).toEqual([true, false]));
});
