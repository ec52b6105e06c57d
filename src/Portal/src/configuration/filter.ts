import type { EnumOf } from "@/kit/api/graphql";
import { some, type Url } from "@/kit/state/url";

/** The filter of items that the URL spells out. */
export function filterOf(url: Url) {
  return {
    text: url.get("text"),
    types: some(url.all("type")),
    stages: some(url.all<EnumOf<"Stage">>("stage")),
    importances: some(url.all<EnumOf<"Importance">>("importance")),
    organisations: some(url.all("organisation")),
    teams: some(url.all("team")),
    services: some(url.all("service")),
    missing: url.flag("missing") || undefined,
  };
}

/** The headings that the product brings along, in the order in which people think of them; others come behind. */
const order = ["general", "places", "hardware", "power", "network", "addresses", "computing", "software", "parties"];
const placeOf = (group: string) => (order.includes(group) ? order.indexOf(group) : order.length);

interface Type {
  key: string;
  group: string;
  parent: string | null;
  lineage: readonly string[];
}

export interface TypeLine<T> {
  type: T;
  depth: number;
  /** Items of the type and of all types under it. */
  count: number;
}

/** Types group by group, each behind the one it stands under, with how many items it and all types under it have. */
export function typeTree<T extends Type>(
  types: readonly T[],
  counts: ReadonlyMap<string, number>,
): { group: string; lines: TypeLine<T>[] }[] {
  const total = new Map<string, number>();
  for (const type of types) for (const above of type.lineage) total.set(above, (total.get(above) ?? 0) + (counts.get(type.key) ?? 0));
  const groups = [...new Set(types.map((type) => type.group))].sort((one, other) => placeOf(one) - placeOf(other));
  return groups.map((group) => {
    const here = types.filter((type) => type.group === group);
    const isHere = (key: string | null) => here.some((type) => type.key === key);
    const under = (parent: string, depth: number): TypeLine<T>[] =>
      here.filter((type) => type.parent === parent).flatMap((type) => lineOf(type, depth));
    const lineOf = (type: T, depth: number): TypeLine<T>[] => [
      { type, depth, count: total.get(type.key) ?? 0 },
      ...under(type.key, depth + 1),
    ];
    return { group, lines: here.filter((type) => !isHere(type.parent)).flatMap((type) => lineOf(type, 0)) };
  });
}
