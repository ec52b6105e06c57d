import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { inputOf } from "@/kit/command/fields";
import { arranged, definitionFields } from "./fields";
import { conditionOf } from "./marks";
import { periodsOf } from "./periods";

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

  it("watches requests by what is usual, and measures operations by a limit", () => {
    const said = (comparison: string, query: string) => {
      const asked = { ...filled(comparison), "definition.kind": "TRACE", "definition.query": query };
      return (arranged(inputOf(definitionFields(t), asked)) as { definition: object }).definition;
    };
    expect(said("OUTSIDE_BAND", "*")).toMatchObject({ kind: "TRACE", comparison: "OUTSIDE_BAND", query: "*" });
    expect(said("OUTSIDE_BAND", "*")).not.toHaveProperty("limit");
    expect(said("ABOVE", "p95")).toMatchObject({ kind: "TRACE", comparison: "ABOVE", query: "p95", limit: 30 });
  });

  it("is asked for its query once, with a hint for its language", () => {
    const hintOf = (kind: string | undefined, comparison: string) => {
      const values = { "definition.kind": kind, "definition.comparison": comparison };
      return definitionFields(t)
        .filter((field) => field.name === "definition.query" && field.when?.(values))
        .map((field) => field.hint);
    };
    expect(hintOf(undefined, "ABOVE")).toEqual(["rules:form.queries.metrics"]);
    expect(hintOf("METRIC", "OUTSIDE_BAND")).toEqual(["rules:form.queries.metrics"]);
    expect(hintOf("LOG", "OUTSIDE_BAND")).toEqual(["rules:form.queries.lines"]);
    expect(hintOf("TRACE", "OUTSIDE_BAND")).toEqual(["rules:form.queries.requests"]);
    expect(hintOf("TRACE", "BELOW")).toEqual(["rules:form.queries.operations"]);
  });

  it("is tried on less time when it watches requests", () => {
    expect(periodsOf({ kind: "TRACE", comparison: "OUTSIDE_BAND" })).toEqual(["1h", "2h"]);
    expect(periodsOf({ kind: "TRACE", comparison: "ABOVE" })).toContain("7d");
    expect(periodsOf({ kind: "METRIC", comparison: "OUTSIDE_BAND" })).toContain("7d");
  });

  it("is told in a line", () => {
    expect(conditionOf({ comparison: "BELOW", limit: 3, forSeconds: 0 }, t)).toBe("< 3");
    expect(conditionOf({ comparison: "OUTSIDE_BAND", limit: null, forSeconds: 0 }, t)).toBe("rules:unusual");
    expect(conditionOf({ comparison: "OUTSIDE_BAND", limit: null, forSeconds: 120 }, t)).toBe("rules:lasting rules:unusual");
  });
});
