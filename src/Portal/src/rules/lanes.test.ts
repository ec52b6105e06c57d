import { describe, expect, it } from "vitest";
import { lanesOf } from "./lanes";
import type { Outbreak } from "./queries";

const outbreak = (pod: string, from: string, to: string | null): Outbreak => ({
  from: `2026-03-02T${from}:00Z`,
  to: to && `2026-03-02T${to}:00Z`,
  value: 1,
  difference: null,
  lower: null,
  upper: null,
  labels: [
    { name: "job", value: "shop" },
    { name: "pod", value: pod },
  ],
});

describe("lanes", () => {
  const [from, to] = ["2026-03-02T08:00:00Z", "2026-03-02T10:00:00Z"];

  it("put outbreaks of a series on one line, where they were", () => {
    const lanes = lanesOf([outbreak("a", "08:30", "09:00"), outbreak("b", "09:00", "09:30"), outbreak("b", "09:45", null)], from, to);
    expect(lanes.map((lane) => lane.name)).toEqual(['pod="b"', 'pod="a"']);
    expect(lanes[0]!.whole).toBe('job="shop", pod="b"');
    expect(lanes[0]!.bars.map(({ left, width }) => [left, width])).toEqual([
      [50, 25],
      [87.5, 12.5],
    ]);
  });

  it("show the shortest outbreak as well", () => {
    const [lane] = lanesOf([outbreak("a", "10:00", "10:00")], from, to);
    expect(lane!.name).toBe('job="shop", pod="a"');
    expect(lane!.bars[0]!.width).toBeGreaterThan(0.5);
    expect(lane!.bars[0]!.left + lane!.bars[0]!.width).toBeLessThanOrEqual(100);
  });
});
