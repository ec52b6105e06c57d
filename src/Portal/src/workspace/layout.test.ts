import { describe, expect, it } from "vitest";
import { changedPlaces, compact, grid, overlap, type Placed, put, roomFor, stepped, within } from "./layout";

const at = (widgetId: string, x: number, y: number, width = 6, height = 2): Placed => ({ widgetId, x, y, width, height });
const free = (widgets: Placed[]) => widgets.every((one) => widgets.every((other) => !overlap(one, other)));

describe("the grid", () => {
  it("lets things float up and keeps their order", () => {
    expect(compact([at("a", 0, 5), at("b", 0, 9), at("c", 6, 3)])).toEqual([at("a", 0, 0), at("b", 0, 2), at("c", 6, 0)]);
  });

  it("makes room for what is put somewhere", () => {
    const after = put([at("a", 0, 0), at("b", 0, 2)], at("b", 0, 0));
    expect(after).toEqual([at("a", 0, 2), at("b", 0, 0)]);
  });

  it("swaps neighbours when one is put onto the other", () => {
    const after = put([at("a", 0, 0), at("b", 6, 0)], at("a", 6, 0));
    expect(after).toEqual([at("a", 6, 0), at("b", 6, 2)]);
  });

  it("changes places with the next when it is taken one step down, and back when it is taken up", () => {
    const before = [at("a", 0, 0, 6, 5), at("b", 0, 5, 6, 3), at("c", 0, 8, 6, 2)];
    const down = put(before, stepped(before, before[0]!, 0, 1));
    expect(down).toEqual([at("a", 0, 3, 6, 5), at("b", 0, 0, 6, 3), at("c", 0, 8, 6, 2)]);
    expect(put(down, stepped(down, down[0]!, 0, -1))).toEqual(before);
    expect(put(before, stepped(before, before[1]!, 0, 1))).toEqual([at("a", 0, 0, 6, 5), at("b", 0, 7, 6, 3), at("c", 0, 5, 6, 2)]);
    expect(put(before, stepped(before, before[2]!, 0, 1))).toEqual(before);
  });

  it("keeps everything within its bounds", () => {
    expect(within(at("a", 11, -3, 99, 0))).toEqual(at("a", 0, 0, grid.columns, grid.leastHeight));
  });

  it("finds the first gap that is large enough", () => {
    expect(roomFor([at("a", 0, 0), at("b", 0, 2, 12)], 6, 2)).toMatchObject({ x: 6, y: 0 });
    expect(roomFor([at("a", 0, 0, 12)], 6, 2)).toMatchObject({ x: 0, y: 2 });
  });

  it("tells what changed", () => {
    expect(changedPlaces([at("a", 0, 0), at("b", 6, 0)], [at("a", 0, 0), at("b", 6, 1)])).toEqual([at("b", 6, 1)]);
  });

  it("never lets two lie on each other, whatever is put wherever", () => {
    let seed = 7;
    const next = (most: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % most;
    };
    for (let round = 0; round < 200; round += 1) {
      let widgets: Placed[] = [];
      for (let i = 0; i < 12; i += 1) widgets = [...widgets, { ...roomFor(widgets, 3 + next(4), 2 + next(3)), widgetId: `${i}` }];
      for (let i = 0; i < 10; i += 1) {
        const one = widgets[next(widgets.length)]!;
        widgets = put(widgets, { ...one, x: next(14) - 1, y: next(14) - 1, width: next(14), height: next(14) });
        expect(free(widgets)).toBe(true);
        expect(widgets.every((widget) => within(widget).x === widget.x && within(widget).width === widget.width)).toBe(true);
      }
    }
  });
});
