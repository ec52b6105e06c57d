import { diffLines } from "diff";

export interface DiffLine {
  before?: { number: number; text: string };
  after?: { number: number; text: string };
  /** How many lines that are alike were left out here. */
  folded?: number;
}

const context = 3;

/** Two texts side by side, line by line; what was replaced stands beside what replaced it, long alike parts are folded. */
export function sideBySide(before: string, after: string): DiffLine[] {
  const lines: DiffLine[] = [];
  const parts = diffLines(before, after);
  let [left, right] = [0, 0];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at]!;
    const next = part.removed && parts[at + 1]?.added ? parts[++at] : undefined;
    const gone = part.added ? [] : linesOf(part.value);
    const come = part.removed ? linesOf(next?.value ?? "") : linesOf(part.value);
    const isAlike = !part.added && !part.removed;
    const pairs = Array.from({ length: Math.max(gone.length, come.length) }, (_, i): DiffLine => {
      const [old, now] = [gone[i], come[i]];
      return {
        before: old === undefined ? undefined : { number: ++left, text: old },
        after: now === undefined ? undefined : { number: ++right, text: now },
      };
    });
    lines.push(...(isAlike ? folded(pairs, at === 0, at === parts.length - 1) : pairs));
  }
  return lines;
}

export const isChanged = (line: DiffLine) => line.before?.text !== line.after?.text;

function linesOf(text: string): string[] {
  if (text === "") return [];
  return text.replace(/\n$/, "").split("\n");
}

function folded(lines: DiffLine[], isFirst: boolean, isLast: boolean): DiffLine[] {
  const head = isFirst ? 0 : context;
  const tail = isLast ? 0 : context;
  const left = lines.length - head - tail;
  if (left <= 1) return lines;
  return [...lines.slice(0, head), { folded: left }, ...lines.slice(lines.length - tail)];
}
