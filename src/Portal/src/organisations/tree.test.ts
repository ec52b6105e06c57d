import { expect, test } from "vitest";
import { beyond, treeOf } from "./tree";

const node = (code: string, parent?: string) => ({ code, name: code, parent: parent ? { code: parent } : null });
const nodes = [node("330000"), node("330100", "330000"), node("330106", "330100"), node("330200", "330000")];

test("children stand behind their parent", () => {
  expect(treeOf(nodes).map(({ node: { code }, depth }) => [code, depth])).toEqual([
    ["330000", 0],
    ["330100", 1],
    ["330106", 2],
    ["330200", 1],
  ]);
});

test("what is folded hides what is below", () => {
  expect(treeOf(nodes, new Set(["330100"])).map(({ node: { code } }) => code)).toEqual(["330000", "330100", "330200"]);
});

test("a branch whose parent is out of sight stands at the top", () => {
  expect(treeOf(nodes.slice(1)).map(({ depth }) => depth)).toEqual([0, 1, 0]);
});

test("nothing is moved under itself", () => {
  expect(beyond(nodes, "330100").map(({ code }) => code)).toEqual(["330000", "330200"]);
});
