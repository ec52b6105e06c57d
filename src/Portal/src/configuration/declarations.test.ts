import { describe, expect, it } from "vitest";
import { declarationOf, declared } from "./declarations";
import type { Definition } from "./ItemRow";

const definition: Definition = {
  key: "memory",
  kind: "WHOLE",
  name: { zh: "内存", en: "Memory" },
  group: null,
  unit: "GiB",
  required: false,
  unique: false,
  pattern: null,
  minimum: 0,
  maximum: null,
  choices: [],
  referenceTo: null,
};

describe("an attribute that is declared anew", () => {
  it("says what it said before", () => {
    expect(declared(declarationOf(definition))).toMatchObject({
      key: "memory",
      kind: "WHOLE",
      unit: "GiB",
      minimum: 0,
      name: definition.name,
    });
  });

  it("keeps nothing that its kind does not have", () => {
    const text = declared({ ...declarationOf(definition), kind: "TEXT" });
    expect(text).toMatchObject({ unit: undefined, minimum: undefined, choices: undefined, referenceTo: undefined });
  });

  it("takes the words of one language for both", () => {
    expect(declared({ key: " phase ", kind: "TEXT", name: { zh: "相位" } })).toMatchObject({
      key: "phase",
      name: { zh: "相位", en: "相位" },
    });
  });
});
