/** A word or "a phrase", with the hyphen of one that must not be there. The Api searches; here it is only marked what was searched for. */
const term = /(-(?=\S))?(?:"((?:\\["\\]|[^"])*)"?|(\S+))/g;

const sign = /[\p{L}\p{N}]/u;
/** Letters and digits that make a word together; Chinese ones stand alone. */
const ofWord = "(?![\\u2e80-\\u{10ffff}])[\\p{L}\\p{N}]";
const [beginsWord, endsWord] = [new RegExp(`^${ofWord}`, "u"), new RegExp(`${ofWord}$`, "u")];

/** What a line must say, as it was typed. */
export function wantedOf(search: string): string[] {
  return [...search.matchAll(term)]
    .filter(([, isUnwanted]) => !isUnwanted)
    .map(([, , quoted, word]) => (quoted?.replace(/\\(["\\])/g, "$1") ?? word ?? "").trim())
    .filter((wanted) => sign.test(wanted));
}

/** Finds what was searched for; undefined where there is nothing to find. */
export function marksOf(search: string): RegExp | undefined {
  const wanted = wantedOf(search).sort((one, other) => other.length - one.length);
  return wanted.length > 0 ? new RegExp(`(${wanted.map(asWords).join("|")})`, "giu") : undefined;
}

/** The text in pieces, of which every second one was searched for. */
export const piecesOf = (text: string, marks: RegExp | undefined): string[] => (marks ? text.split(marks) : [text]);

function asWords(text: string): string {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return `${beginsWord.test(text) ? `(?<!${ofWord})` : ""}${escaped}${endsWord.test(text) ? `(?!${ofWord})` : ""}`;
}

const longest = 200;

/** The longest stretch of a pattern without values, as a phrase to search for; undefined where it has no words. */
export function phraseOf(pattern: string): string | undefined {
  const stretches = pattern.split(/<\*>|[\r\n]+/).map((stretch) => stretch.trim());
  const most = stretches.filter((stretch) => sign.test(stretch)).sort((one, other) => other.length - one.length)[0];
  if (most === undefined) return undefined;
  const short = most.length > longest ? most.slice(0, longest).replace(/\s+\S*$/, "") : most;
  return `"${short.replace(/["\\]/g, "\\$&")}"`;
}
