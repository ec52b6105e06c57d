import { describe, expect, it } from "vitest";
import { filterOf, ruleQueryOf } from "./filter";
import type { LogLine } from "./queries";
import { heard, inOrder, mostKept, silence } from "./tail";
import { marksOf, phraseOf, piecesOf, wantedOf } from "./words";

const urlOf = (text: string) => {
  const parameters = new URLSearchParams(text);
  return {
    get: (name: string) => parameters.get(name) ?? undefined,
    all: <T extends string>(name: string) => parameters.getAll(name) as T[],
  };
};

const line = (text: string, at = "2026-10-01T08:00:00+00:00"): LogLine => ({
  at,
  severity: "INFO",
  organisation: "330100",
  service: "cart",
  instance: "cart-1",
  text,
  traceId: null,
  spanId: null,
  attributes: [],
});

describe("the filter of logs", () => {
  it("is the query of a rule as well, where a rule has words for it", () => {
    expect(ruleQueryOf({ text: '"not found" -GET', service: "cart", severityAtLeast: "ERROR" })).toBe(
      '"not found" -GET service:cart severity:error',
    );
    expect(ruleQueryOf({})).toBeUndefined();
    expect(ruleQueryOf({ text: "refused", traceId: "4b" })).toBeUndefined();
    expect(ruleQueryOf({ text: "refused", service: "my cart" })).toBeUndefined();
  });

  it("is what the URL says", () => {
    expect(filterOf(urlOf("q=refused&severity=ERROR&service=cart&attr=http.status=503&attr=host=a&trace=ab12"))).toEqual({
      organisations: undefined,
      text: "refused",
      severityAtLeast: "ERROR",
      service: "cart",
      instance: undefined,
      attributes: [
        { name: "http.status", value: "503" },
        { name: "host", value: "a" },
      ],
      traceId: "ab12",
    });
    expect(filterOf(urlOf("")).attributes).toBeUndefined();
  });
});

describe("words that are searched for", () => {
  it("are those that must be there", () => {
    expect(wantedOf('refused -timeout "connection reset" -"by peer" - "say \\"no\\""')).toEqual([
      "refused",
      "connection reset",
      'say "no"',
    ]);
    expect(wantedOf("")).toEqual([]);
  });

  it("are marked as words and not as parts of them, Chinese ones anywhere", () => {
    expect(piecesOf("Refused: was refused, unrefused", marksOf("refused"))).toEqual(["", "Refused", ": was ", "refused", ", unrefused"]);
    expect(piecesOf("数据库连接被拒绝", marksOf("连接"))).toEqual(["数据库", "连接", "被拒绝"]);
    expect(piecesOf("GET /a.b?c=1 (x)", marksOf('"/a.b?c" "(x)"'))).toEqual(["GET ", "/a.b?c", "=1 ", "(x)", ""]);
    expect(piecesOf("anything", marksOf("-timeout"))).toEqual(["anything"]);
  });

  it("of a pattern are the longest that stand together", () => {
    expect(phraseOf("connection to <*> was refused after <*> ms")).toBe('"was refused after"');
    expect(phraseOf('<*> said "no" \\ twice')).toBe('"said \\"no\\" \\\\ twice"');
    expect(phraseOf("<*>: <*>")).toBeUndefined();
    expect(phraseOf(`${"word ".repeat(60)}<*>`)!.length).toBeLessThan(203);
  });
});

describe("lines as they come", () => {
  it("are kept newest first, with the number of those that are not", () => {
    const first = heard(silence, { lines: [line("one"), line("two")], left: 0 });
    expect(first.lines.map((one) => one.text)).toEqual(["two", "one"]);
    const many = heard(first, { lines: Array.from({ length: mostKept }, (_, n) => line(`${n}`)), left: 7 });
    expect(many).toMatchObject({ count: mostKept + 9, left: 9 });
    expect(many.lines[0]!.text).toBe(`${mostKept - 1}`);
  });

  it("stand between what was before and after, each once", () => {
    const [early, same, self, late] = [
      line("early", "2026-10-01T07:59:00+00:00"),
      line("same"),
      line("self"),
      line("late", "2026-10-01T08:01:00+00:00"),
    ];
    expect(inOrder(self, [self, same, early], [same, self, late])).toEqual([early, same, self, late]);
  });
});
