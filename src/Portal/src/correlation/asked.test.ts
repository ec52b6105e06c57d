import { describe, expect, it } from "vitest";
import { changed } from "@/kit/state/url";
import { askedOf, filledOf, urlOf } from "./asked";

const rule = { withinMinutes: 30, afterQuietMinutes: 5, byCalls: true, byConfiguration: true, mostSteps: 3 };
const urlFrom = (parameters: URLSearchParams) => ({
  get: (name: string) => parameters.get(name) ?? undefined,
  all: <T extends string>(name: string) => parameters.getAll(name) as T[],
  flag: (name: string) => parameters.get(name) === "true",
});

describe("a rule that is tried", () => {
  it("is the one in force until something is said otherwise", () => {
    const { organisation, rule: asked } = askedOf(filledOf(urlFrom(new URLSearchParams()), rule, "330100"));
    expect([organisation, asked]).toEqual(["330100", rule]);
  });

  it("stands in the URL as far as it differs, and comes back from there", () => {
    const filled = { ...filledOf(urlFrom(new URLSearchParams()), rule, "330100"), withinMinutes: 60, byCalls: false };
    const parameters = changed(new URLSearchParams(), urlOf(filled, rule));
    expect([parameters.get("within"), parameters.get("calls"), parameters.get("steps")]).toEqual(["60", "no", null]);
    expect(askedOf(filledOf(urlFrom(parameters), rule, ""))).toEqual(askedOf(filled));
  });
});
