import type { EnumOf } from "@/kit/api/graphql";
import { some, type Url } from "@/kit/state/url";

/** The filter of the ledger that the URL spells out. */
export function filterOf(url: Url) {
  const place = url.get("place");
  return {
    text: url.get("text"),
    states: some(url.all<EnumOf<"AssetState">>("state")),
    kinds: some(url.all<EnumOf<"AssetKind">>("kind")),
    suppliers: some(url.all("supplier")),
    organisations: some(url.all("organisation")),
    places: place ? [place] : undefined,
    warrantyBefore: url.get("warrantyBefore"),
  };
}

/** What a scanner or a hand puts in: a number, or the address on a label, which carries the number behind the #. */
export function tagOf(scanned: string): string {
  const text = scanned.trim();
  const hash = /^https?:\/\//i.test(text) ? text.indexOf("#") : -1;
  if (hash < 0) return text;
  try {
    return decodeURIComponent(text.slice(hash + 1));
  } catch {
    return text.slice(hash + 1);
  }
}
