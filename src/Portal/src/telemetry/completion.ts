/** What stands under the cursor of a query, and what could stand there instead. */
export interface Place {
  kind: "metric" | "label" | "value";
  word: string;
  /** Where the word begins and ends. */
  start: number;
  end: number;
  /** The metric in whose braces the cursor is. */
  metric?: string;
  /** The label whose value it is. */
  label?: string;
}

const functions = [
  "sum",
  "avg",
  "min",
  "max",
  "count",
  "topk",
  "bottomk",
  "quantile",
  "rate",
  "increase",
  "irate",
  "delta",
  "avg_over_time",
  "max_over_time",
  "min_over_time",
  "sum_over_time",
  "histogram_quantile",
];

const wordBefore = /[a-zA-Z0-9_:]*$/;
const wordBehind = /^[a-zA-Z0-9_:]*/;

export function placeAt(query: string, cursor: number): Place {
  const before = query.slice(0, cursor);
  const open = openBrace(before);
  const word = before.match(wordBefore)![0];
  const plain = { word, start: cursor - word.length, end: cursor + query.slice(cursor).match(wordBehind)![0].length };
  if (open < 0) return { kind: "metric", ...plain };
  const metric = before.slice(0, open).match(wordBefore)![0] || undefined;
  const value = before.slice(open + 1).match(/([a-zA-Z_][a-zA-Z0-9_]*)\s*(?:=~|!~|!=|=)\s*"([^"]*)$/);
  if (!value) return { kind: "label", metric, ...plain };
  const rest = query.slice(cursor).match(/^[^"]*/)![0];
  return { kind: "value", metric, label: value[1], word: value[2]!, start: cursor - value[2]!.length, end: cursor + rest.length };
}

/** Where the brace stands that is open at the end, or -1. Braces within quotes are text. */
function openBrace(before: string): number {
  let [open, quoted] = [-1, false];
  for (let at = 0; at < before.length; at++) {
    const sign = before[at];
    if (quoted && sign === "\\") at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === "{") open = at;
    else if (!quoted && sign === "}") open = -1;
  }
  return open;
}

/** The query with another word at that place, and the functions that fit a word. */
export const replaced = (query: string, place: Place, word: string) => query.slice(0, place.start) + word + query.slice(place.end);

export const functionsWith = (word: string) => (word ? functions.filter((name) => name.startsWith(word)) : []);
