import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { faultOf } from "./DeliveryTries";
import { arranged, isAddressOfHouse, newSigningKey, termsFields } from "./fields";

const t = ((key: string, words: Record<string, unknown> = {}) => [key, words.number].filter(Boolean).join(" ")) as unknown as TFunction;

describe("a channel's form", () => {
  it("asks for what its kind needs", () => {
    const names = (kind: Parameters<typeof termsFields>[0]) => termsFields(kind, t).map((field) => field.name);
    expect(names("EMAIL")).toContain("terms.sender");
    expect(names("SMS")).toContain("terms.template");
    expect(names("WEBHOOK")).not.toContain("secret.token");
    expect(names("FEISHU")).toContain("secret.signingKey");
  });

  it("puts terms and secret together, and leaves a secret out that nobody gave", () => {
    expect(arranged({ organisation: "330100", "terms.name": "a", "terms.kind": "SMS" })).toEqual({
      organisation: "330100",
      terms: { name: "a", kind: "SMS" },
    });
    expect(arranged({ "secret.token": "x" })).toEqual({ secret: { token: "x" } });
  });

  it("changes an address only while it is one of a house", () => {
    expect(isAddressOfHouse(undefined)).toBe(true);
    expect(isAddressOfHouse("https://oapi.dingtalk.com/robot/send")).toBe(true);
    expect(isAddressOfHouse("https://robots.example/send")).toBe(false);
  });

  it("makes keys of 32 bytes", () => {
    expect(atob(newSigningKey().slice("whsec_".length))).toHaveLength(32);
    expect(newSigningKey()).not.toBe(newSigningKey());
  });
});

describe("a fault", () => {
  it("is told by its family, with the number that the other side gave", () => {
    expect(faultOf({ code: "no-contact", reason: "" }, t)).toBe("channels:codes.no-contact");
    expect(faultOf({ code: "http-503", reason: "" }, t)).toBe("channels:codes.http 503");
    expect(faultOf({ code: "robot--1", reason: "" }, t)).toBe("channels:codes.robot -1");
  });
});
