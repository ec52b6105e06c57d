import { describe, expect, it } from "vitest";
import { functionsWith, placeAt, replaced } from "./completion";

const at = (marked: string) => placeAt(marked.replace("|", ""), marked.indexOf("|"));

describe("what stands under the cursor of a query", () => {
  it("is a metric outside braces", () => {
    expect(at("sum(node_c|pu)")).toMatchObject({ kind: "metric", word: "node_c", start: 4, end: 12 });
    expect(at('up{job="a"} + lo|')).toMatchObject({ kind: "metric", word: "lo" });
  });

  it("is a label within braces", () => {
    expect(at("up{jo|")).toMatchObject({ kind: "label", word: "jo", metric: "up" });
    expect(at('up{job="a",in|}')).toMatchObject({ kind: "label", word: "in", metric: "up" });
  });

  it("is a value within quotes, whatever stands in them", () => {
    expect(at('up{job="no|de"}')).toMatchObject({ kind: "value", word: "no", metric: "up", label: "job", start: 8, end: 12 });
    expect(at('up{job=~"a{b|"}')).toMatchObject({ kind: "value", word: "a{b", label: "job" });
  });

  it("is replaced as a whole", () => {
    const query = 'rate(up{job="no"}[5m])';
    expect(replaced(query, placeAt(query, 15), "node")).toBe('rate(up{job="node"}[5m])');
    expect(functionsWith("avg")).toEqual(["avg", "avg_over_time"]);
    expect(functionsWith("")).toEqual([]);
  });
});
