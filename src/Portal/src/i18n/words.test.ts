import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Words = { [key: string]: string | Words };

const here = join(process.cwd(), "src/i18n");
const read = (language: string): Words =>
  Object.fromEntries(
    readdirSync(join(here, language))
      .filter((name) => name.endsWith(".json"))
      .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(here, language, name), "utf8")) as Words]),
  );
const [chinese, english] = [read("zh-CN"), read("en-US")];

// Chinese has one form for any number, English two.
function leaves(words: Words, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[here.replace(/_(one|other)$/, ""), value]] : leaves(value, here);
  });
}

const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

describe("words", () => {
  it("are there in both languages", () => {
    const keys = (words: Words) => [...new Set(leaves(words).map(([key]) => key))].sort();
    expect(keys(english)).toEqual(keys(chinese));
  });

  it("have the same places to fill in", () => {
    const other = new Map(leaves(english));
    for (const [key, text] of leaves(chinese)) expect(places(other.get(key) ?? ""), key).toEqual(places(text));
  });

  it("are never empty, and Chinese ones hold no English punctuation between Chinese letters", () => {
    for (const [key, text] of [...leaves(chinese), ...leaves(english)]) expect(text, key).not.toBe("");
    for (const [key, text] of leaves(chinese)) expect(text, key).not.toMatch(/[一-鿿][,;:?!][一-鿿]/);
  });

  it("exist for every key that the source names", () => {
    const known = new Set(leaves(chinese).map(([key]) => key));
    const named = sources(join(process.cwd(), "src")).flatMap((text) => [...text.matchAll(/\bt\(\s*"([^"${}]+)"/g)].map(([, key]) => key!));
    const missing = named.map((key) => (key.includes(":") ? key.replace(":", ".") : `kit.${key}`)).filter((key) => !known.has(key));
    expect([...new Set(missing)]).toEqual([]);
  });

  it("stand in resources and nowhere else", () => {
    const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(sources(join(process.cwd(), "src")).filter((text) => /[一-鿿]/.test(withoutComments(text)))).toEqual([]);
  });

  it("name every shelf of operations", () => {
    const named = Object.keys((chinese.access as { shelves: Words }).shelves);
    expect(Object.keys(chinese.operations as Words).filter((shelf) => !named.includes(shelf))).toEqual([]);
  });
});
