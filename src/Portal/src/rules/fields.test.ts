import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { inputOf } from "@/kit/command/fields";
import { arranged, definitionFields } from "./fields";
import { conditionOf } from "./marks";

const t = ((key: string, set?: { condition?: string }) => (set?.condition ? `${key} ${set.condition}` : key)) as TFunction;

const filled = (comparison: string) => ({
  "definition.kind": "METRIC",
  "definition.title": "Unusual load",
  "definition.query": "load1",
  "definition.comparison": comparison,
  "definition.limit": 30,
  "definition.forSeconds": 120,
  "definition.severity": "MAJOR",
});

describe("what a rule says", () => {
  it("has a limit, and none when it is judged by what is usual", () => {
    const fields = definitionFields(t);
    const said = (comparison: string) => arranged(inputOf(fields, filled(comparison))) as { definition: Record<string, unknown> };
    expect(said("ABOVE").definition).toMatchObject({ kind: "METRIC", comparison: "ABOVE", limit: 30 });
    expect(said("OUTSIDE_BAND").definition.comparison).toBe("OUTSIDE_BAND");
    expect(said("OUTSIDE_BAND").definition).not.toHaveProperty("limit");
  });

  it("is compared with what is usual when it watches requests", () => {
    const said = arranged(inputOf(definitionFields(t), { ...filled("ABOVE"), "definition.kind": "TRACE", "definition.query": "*" }));
    expect((said as { definition: object }).definition).toMatchObject({ kind: "TRACE", comparison: "OUTSIDE_BAND", query: "*" });
    expect((said as { definition: object }).definition).not.toHaveProperty("limit");
  });

  it("is told in a line", () => {
    expect(conditionOf({ comparison: "BELOW", limit: 3, forSeconds: 0 }, t)).toBe("< 3");
    expect(conditionOf({ comparison: "OUTSIDE_BAND", limit: null, forSeconds: 0 }, t)).toBe("rules:unusual");
    expect(conditionOf({ comparison: "OUTSIDE_BAND", limit: null, forSeconds: 120 }, t)).toBe("rules:lasting rules:unusual");
  });
});
