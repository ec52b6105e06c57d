import { describe, expect, it } from "vitest";
import { isChanged, sideBySide } from "./textDiff";

const text = (...lines: string[]) => `${lines.join("\n")}\n`;
const many = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`);

describe("two texts side by side", () => {
  it("pairs what was replaced with what replaced it", () => {
    expect(sideBySide(text("a", "b", "c"), text("a", "x", "c"))[1]).toEqual({
      before: { number: 2, text: "b" },
      after: { number: 2, text: "x" },
    });
  });

  it("leaves the other side empty where something was added or removed", () => {
    const changed = sideBySide(text("a", "b"), text("a", "b", "c")).filter(isChanged);
    expect(changed).toEqual([{ before: undefined, after: { number: 3, text: "c" } }]);
    expect(sideBySide(text("a", "b"), text("b")).filter(isChanged)).toEqual([{ before: { number: 1, text: "a" }, after: undefined }]);
  });

  it("folds what is alike far from any change and counts on behind it", () => {
    const lines = sideBySide(text(...many), text(...many.slice(0, 19), "other"));
    expect(lines[0]).toEqual({ folded: 16 });
    expect(lines.map((line) => line.after?.text).slice(1)).toEqual(["line 17", "line 18", "line 19", "other"]);
    expect(lines.at(-1)?.before?.number).toBe(20);
  });

  it("says nothing changed of the same text", () => {
    expect(sideBySide(text("a"), text("a")).some(isChanged)).toBe(false);
  });
});
