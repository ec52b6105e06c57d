import type { EnumOf } from "@/kit/api/graphql";

/** As everybody writes them who knows Prometheus. */
export const signs: Record<EnumOf<"LabelMatch">, string> = { IS: "=", IS_NOT: "!=", FITS: "=~", FITS_NOT: "!~" };

export function written(matcher: { name: string; match: EnumOf<"LabelMatch">; value: string }): string {
  return `${matcher.name}${signs[matcher.match]}"${matcher.value}"`;
}
