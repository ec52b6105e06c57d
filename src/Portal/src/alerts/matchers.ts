import type { EnumOf } from "@/kit/api/graphql";

export interface Matcher {
  name: string;
  match: EnumOf<"LabelMatch">;
  value: string;
}

/** As everybody writes them who knows Prometheus. */
export const signs: Record<EnumOf<"LabelMatch">, string> = { IS: "=", IS_NOT: "!=", FITS: "=~", FITS_NOT: "!~" };

export function written(matcher: Matcher): string {
  return `${matcher.name}${signs[matcher.match]}"${matcher.value}"`;
}

/** An empty line of the form demands nothing. */
export function named(matchers: readonly Matcher[]): Matcher[] {
  return matchers.map((matcher) => ({ ...matcher, name: matcher.name.trim() })).filter((matcher) => matcher.name !== "");
}
