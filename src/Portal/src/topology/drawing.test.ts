// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { drawingOf, type Mark, marksOfDifference, size, withLines } from "./drawing";
import type { Difference, Line, Place, Point, Topology } from "./queries";
import { svgOf } from "./svg";

const point = (id: string, name = id): Point => ({
  id,
  name,
  type: "server",
  typeName: { zh: "服务器", en: "Server" },
  stage: "IN_USE",
  importance: "NORMAL",
  organisation: null,
  service: null,
});

const place = (id: string, x: number, y: number, group: Place["group"] = null): Place => ({
  steps: 0,
  x,
  y,
  outside: 0,
  more: 0,
  item: point(id),
  group,
});

const line = (fromId: string, toId: string, flow: Line["flow"] = "FROM_TARGET"): Line => ({
  id: `${fromId}-${toId}`,
  fromId,
  toId,
  kind: "depends-on",
  kindName: null,
  flow,
  group: null,
  needed: null,
});

const topology: Topology = {
  version: "1",
  outside: 0,
  items: [place("a", 0, 1), place("b", -1, 0), place("c", 1, 0)],
  relations: [line("b", "a"), line("c", "a"), line("b", "c", "NONE")],
};

const nothing: Difference = { came: [], went: [], turned: [], related: [], unrelated: [], rerelated: [] };

describe("what is drawn", () => {
  it("lies where the Api put it", () => {
    const { items, lines } = drawingOf(topology, new Map(), undefined, () => "");
    expect(items.map(({ id, x, y }) => [id, x, y])).toEqual([
      ["a", 0, size.down],
      ["b", -size.across, 0],
      ["c", size.across, 0],
    ]);
    expect(lines).toHaveLength(3);
  });

  it("shows below what went, with the relations it had", () => {
    const difference = { ...nothing, went: [point("gone")], unrelated: [line("gone", "a"), line("gone", "elsewhere")] };
    const marks = marksOfDifference(difference);
    const { items, lines } = drawingOf(topology, marks, difference, () => "");
    expect(items.at(-1)).toMatchObject({ id: "gone", mark: "went" });
    expect(items.at(-1)!.y).toBeGreaterThan(Math.max(...items.slice(0, -1).map((item) => item.y)));
    expect(lines.filter((drawn) => drawn.mark === "went").map((drawn) => drawn.id)).toEqual(["gone-a"]);
  });
});

describe("marks", () => {
  it("carry a fall along relations by which a failure flows, and along no others", () => {
    const marks = new Map<string, Mark>([
      ["a", "lost"],
      ["b", "fallen"],
      ["c", "fallen"],
    ]);
    const all = withLines(marks, topology.relations);
    expect(all.get("b-a")).toBe("fallen");
    expect(all.get("b-c")).toBeUndefined();
  });

  it("follow a way", () => {
    const marks = withLines(
      new Map<string, Mark>([
        ["b", "way"],
        ["c", "way"],
      ]),
      topology.relations,
    );
    expect(marks.get("b-c")).toBe("way");
    expect(marks.get("b-a")).toBeUndefined();
  });

  it("tell what is new from what changed and what went", () => {
    const marks = marksOfDifference({
      ...nothing,
      came: [point("n")],
      turned: [point("t")],
      went: [point("w")],
      rerelated: [line("n", "t")],
    });
    expect([...marks]).toEqual([
      ["n", "came"],
      ["t", "turned"],
      ["n-t", "turned"],
      ["w", "went"],
    ]);
  });
});

describe("the picture that is taken away", () => {
  it("holds every item and relation, and lets no name break it", () => {
    const named = { ...topology, items: [{ ...place("a", 0, 0), item: point("a", `<b>&"core"`) }, ...topology.items.slice(1)] };
    const drawing = drawingOf(named, new Map(), undefined, () => "");
    const picture = new DOMParser().parseFromString(
      svgOf(drawing, "light", () => "Server"),
      "image/svg+xml",
    );
    expect(picture.querySelector("parsererror")).toBeNull();
    expect(picture.querySelectorAll("line")).toHaveLength(3);
    expect(picture.querySelectorAll("g")).toHaveLength(3);
    expect(picture.querySelector("g text")?.textContent).toBe(`<b>&"core"`);
  });
});
