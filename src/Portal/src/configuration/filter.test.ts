import { describe, expect, it } from "vitest";
import { typeTree } from "./filter";

const type = (key: string, group: string, ...above: string[]) => ({ key, group, parent: above[0] ?? null, lineage: [key, ...above] });
const types = [
  type("item", "general"),
  type("device", "hardware", "item"),
  type("switch", "network", "device", "item"),
  type("core-switch", "network", "switch", "device", "item"),
];

describe("types as a tree", () => {
  it("count items of types under them as well", () => {
    const counts = new Map([
      ["switch", 2],
      ["core-switch", 3],
    ]);
    const lines = typeTree(types, counts).flatMap((group) => group.lines);
    expect(Object.fromEntries(lines.map(({ type, count }) => [type.key, count]))).toEqual({
      item: 5,
      device: 5,
      switch: 5,
      "core-switch": 3,
    });
  });

  it("stand under the nearest type of their own group", () => {
    const network = typeTree(types, new Map()).find(({ group }) => group === "network");
    expect(network?.lines.map(({ type, depth }) => [type.key, depth])).toEqual([
      ["switch", 0],
      ["core-switch", 1],
    ]);
  });
});
