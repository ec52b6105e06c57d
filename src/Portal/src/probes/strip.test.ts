import { describe, expect, it } from "vitest";
import { arranged, valuesOf } from "./fields";
import { percentOf, slowest } from "./marks";
import { barsOf } from "./strip";

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 2, 2, hour, minute)).toISOString();

describe("the strip", () => {
  const day = { from: at(0), to: at(24) };

  it("shares the time out", () => {
    const spans = [
      { from: at(0), to: at(6), phase: "UP" as const },
      { from: at(6), to: at(24), phase: "UNKNOWN" as const },
    ];
    expect(barsOf({ ...day, spans }).map(({ left, width }) => [left, width])).toEqual([
      [0, 25],
      [25, 75],
    ]);
  });

  it("keeps what was short in sight, above the rest", () => {
    const spans = [
      { from: at(0), to: at(23, 59), phase: "UP" as const },
      { from: at(23, 59), to: at(24), phase: "DOWN" as const },
    ];
    const last = barsOf({ ...day, spans })[1]!;
    expect([last.phase, last.width]).toEqual(["DOWN", 0.4]);
    expect(last.left + last.width).toBeLessThanOrEqual(100);
  });
});

describe("figures", () => {
  it("never call whole what is not", () => {
    expect(percentOf(100)).toBe("100%");
    expect(percentOf(99.9999)).toBe("99.99%");
    expect(percentOf(null)).toBe("—");
  });

  it("tell the slowest of those who speak", () => {
    const point = { point: "a", at: null, fault: null, detail: null };
    expect(
      slowest([
        { ...point, saw: "UP", milliseconds: 20 },
        { ...point, saw: "SILENT", milliseconds: 900 },
      ]),
    ).toBe(20);
    expect(slowest([])).toBeUndefined();
  });
});

describe("what a probe does", () => {
  it("is filled in from a version and comes out as it was", () => {
    const version = {
      version: 3,
      name: "门户",
      serviceId: null,
      kind: "TLS" as const,
      target: "a:443",
      intervalSeconds: 60,
      timeoutSeconds: 10,
      failures: 2,
      points: ["here"],
      quorum: 1,
      severity: "MAJOR" as const,
      by: "lin",
      at: at(0),
      host: "a",
      port: 443,
      daysLeft: 30,
      untrusted: true,
      query: null,
      recordType: null,
      expected: null,
      server: null,
      steps: null,
    };
    expect(arranged(valuesOf(version))).toEqual({
      name: "门户",
      kind: "TLS",
      intervalSeconds: 60,
      timeoutSeconds: 10,
      failures: 2,
      points: ["here"],
      quorum: 1,
      severity: "MAJOR",
      tls: { host: "a", port: 443, daysLeft: 30, untrusted: true },
    });
  });
});
