import { describe, expect, it } from "vitest";
import type { Occupant } from "./AssetQuery";
import { sideOf } from "./elevation";
import { factsOf } from "./factFields";
import { tagOf } from "./filter";

const one = (id: string, unit: number | null, height: number, face: Occupant["face"]) =>
  ({ id, name: id, unit, height, face, outOfRange: false, overlaps: [], asset: null, item: null }) as Occupant;

describe("a rack", () => {
  it("draws on each side who reaches it", () => {
    const occupants = [one("a", 1, 2, "BOTH"), one("b", 5, 1, "FRONT"), one("c", 5, 1, "REAR"), one("d", null, 1, "BOTH")];
    expect(sideOf(occupants, "FRONT", 42).map((placed) => placed.occupant.id)).toEqual(["a", "b"]);
    expect(sideOf(occupants, "REAR", 42).map((placed) => placed.occupant.id)).toEqual(["a", "c"]);
  });

  it("gives strips of their own to those in each other's way, and the whole width to others", () => {
    const placed = sideOf(
      [one("a", 1, 4, "FRONT"), one("b", 2, 1, "FRONT"), one("c", 4, 2, "FRONT"), one("d", 8, 1, "FRONT")],
      "FRONT",
      42,
    );
    expect(placed.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  it("cuts off what the rack does not have", () => {
    const [cut, ...others] = sideOf([one("a", 41, 4, "FRONT"), one("b", 50, 1, "FRONT")], "FRONT", 42);
    expect([cut?.bottom, cut?.top, others.length]).toEqual([41, 42, 0]);
  });
});

describe("a label", () => {
  it("is read as a number, typed or scanned", () => {
    expect(tagOf(" ZC-1 ")).toBe("ZC-1");
    expect(tagOf("http://127.0.0.1:5080/ledger/019#ZC%2F1")).toBe("ZC/1");
    expect(tagOf("https://ops.example/ledger/019")).toBe("https://ops.example/ledger/019");
  });
});

describe("facts", () => {
  it("come in a part of their own", () => {
    expect(factsOf({ tag: "ZC-1", price: 3, custodian: "lin" })).toEqual({
      custodian: "lin",
      facts: { currency: "CNY", tag: "ZC-1", price: 3 },
    });
  });
});
