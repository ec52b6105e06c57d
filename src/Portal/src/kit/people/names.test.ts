import { describe, expect, it, vi } from "vitest";
import { Names } from "./names";

describe("names of people", () => {
  it("are asked for together and once", async () => {
    const asked: string[][] = [];
    const names = new Names(async (logins) => {
      asked.push(logins);
      return logins.filter((login) => login !== "stranger").map((login) => ({ login, name: login.toUpperCase() }));
    });
    const told = new Promise<void>((tell) => names.watch(tell));
    expect(names.of("lin")).toBeUndefined();
    names.of("wang");
    names.of("lin");
    names.of("stranger");
    await told;
    expect(asked).toEqual([["lin", "wang", "stranger"]]);
    expect([names.of("lin"), names.of("wang"), names.of("stranger")]).toEqual(["LIN", "WANG", undefined]);
    await Promise.resolve();
    expect(asked).toHaveLength(1);
  });

  it("of very many are asked for in parts", async () => {
    const sizes: number[] = [];
    const names = new Names(async (logins) => {
      sizes.push(logins.length);
      return [];
    });
    for (let i = 0; i < 450; i++) names.of(`person ${i}`);
    await vi.waitFor(() => expect(sizes).toEqual([200, 200, 50]));
  });

  it("are asked for again when no answer came", async () => {
    let asked = 0;
    const names = new Names(async () => (++asked === 1 ? undefined : [{ login: "lin", name: "Lin" }]));
    let told = 0;
    names.watch(() => told++);
    expect(names.of("lin")).toBeUndefined();
    await vi.waitFor(() => expect(asked).toBe(1));
    await vi.waitFor(() => expect(names.of("lin")).toBe("Lin"));
    expect([asked, told]).toEqual([2, 1]);
  });
});
