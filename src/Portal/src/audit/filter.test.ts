import { expect, test } from "vitest";
import { auditFilterOf, flat, indented } from "./filter";

const urlOf = (text: string) => {
  const parameters = new URLSearchParams(text);
  return {
    get: (name: string) => parameters.get(name) ?? undefined,
    all: <T extends string>(name: string) => parameters.getAll(name) as T[],
  };
};

test("the URL is the filter", () => {
  expect(auditFilterOf(urlOf("person=lin&outcome=REFUSED&organisation=330106&organisation=330102"))).toMatchObject({
    person: "lin",
    outcome: "REFUSED",
    organisations: ["330106", "330102"],
  });
  expect(auditFilterOf(urlOf("")).organisations).toBeUndefined();
});

test("words by operation are listed flat", () => {
  expect(flat({ incident: { assign: "分派" }, audit: { read: "查看审计" } })).toEqual([
    { value: "incident.assign", label: "分派" },
    { value: "audit.read", label: "查看审计" },
  ]);
});

test("input that was cut stays readable", () => {
  expect(indented('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(indented('{"a":')).toBe('{"a":');
});
