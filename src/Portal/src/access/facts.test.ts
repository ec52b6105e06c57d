import { expect, test } from "vitest";
import { agentName, isOver } from "./facts";

test("a browser is told by its name and system", () => {
  expect(agentName("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0")).toContain("Windows");
  expect(agentName("curl/8.5")).toBe("curl/8.5");
});

test("a grant is over when it was ended or has expired", () => {
  const now = Date.parse("2026-03-01T00:00:00Z");
  expect(isOver({ until: null, expiresAt: null }, now)).toBe(false);
  expect(isOver({ until: null, expiresAt: "2026-02-01T00:00:00Z" }, now)).toBe(true);
  expect(isOver({ until: "2026-02-28T00:00:00Z", expiresAt: "2027-01-01T00:00:00Z" }, now)).toBe(true);
});
