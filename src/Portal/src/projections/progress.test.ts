import { expect, test } from "vitest";
import { isPromoted, shareOf } from "./progress";

const rebuild = { stage: "folding", done: 50, total: 200, running: true, fault: null };

test("a rebuild shows its share", () => {
  expect(shareOf(rebuild)).toBe(25);
  expect(shareOf({ ...rebuild, total: null })).toBe(0);
  expect(shareOf({ ...rebuild, done: 500 })).toBe(100);
});

test("only one that ended well was promoted", () => {
  expect(isPromoted({ ...rebuild, running: false, stage: "done" })).toBe(true);
  expect(shareOf({ ...rebuild, running: false, stage: "done" })).toBe(100);
  expect(isPromoted({ ...rebuild, running: false, fault: "differs" })).toBe(false);
  expect(isPromoted(rebuild)).toBe(false);
});
