import type { LineOfMany, LogLine } from "./queries";

/** Lines as they came, the newest first. */
export interface Tail {
  lines: readonly LogLine[];
  /** How many came since somebody began to listen. */
  count: number;
  /** How many of them are not shown. */
  left: number;
}

export const mostKept = 500;
export const silence: Tail = { lines: [], count: 0, left: 0 };

export function heard(before: Tail, news: { lines: readonly LogLine[]; left: number }): Tail {
  const lines = [...[...news.lines].reverse(), ...before.lines].slice(0, mostKept);
  const count = before.count + news.lines.length + news.left;
  return { lines, count, left: count - lines.length };
}

/** Lines have no number of their own: what is the same in this is the same line. */
export const keyOf = (line: LineOfMany) => [line.at, line.organisation, line.service, line.instance, line.spanId, line.text].join(" ");

/** What was written before a line, the line, and what came after. Those of the same moment are in both answers; the later one has all of them. */
export function inOrder<Line extends LineOfMany>(line: LineOfMany, before: readonly Line[], after: readonly Line[]): Line[] {
  return [...before.filter((one) => one.at !== line.at).reverse(), ...after];
}
