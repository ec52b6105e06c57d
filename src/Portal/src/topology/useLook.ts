import { useMemo, useState } from "react";
import type { EnumOf } from "@/kit/api/graphql";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { useAsOf } from "@/kit/time/asOf";

export const depths = [1, 2, 3, 4];
export const daysBack = [1, 7, 30];
export const groupings = ["SITE", "RACK", "CLUSTER", "TYPE", "ORGANISATION"] as const satisfies EnumOf<"TopologyGrouping">[];
const usualDepth = 2;
const day = 24 * 3_600_000;
const furthest = 90;

export type Question = "impact" | "causes" | "path";

/** What is looked at, and how: all of it stands in the URL. */
export function useLook() {
  const { get, all, set } = useUrlState();
  const asOf = useAsOf();
  const phone = useIsPhone();
  const [opened] = useState(() => Date.now());
  const expanded = all("expand");
  const compare = Number(get("compare")) || undefined;
  return {
    around: get("around"),
    item: get("item"),
    depth: Number(get("depth")) || usualDepth,
    group: groupings.find((known) => known === get("group")),
    compare,
    question: get("ask") as Question | undefined,
    /** A phone has no room to draw: there the list is what is looked at. */
    view: phone || get("view") === "list" ? ("list" as const) : ("canvas" as const),
    expanded,
    asOf,
    earliest: useMemo(() => new Date(opened - furthest * day).toISOString(), [opened]),
    /** The earlier of two times that are compared. */
    since:
      useMemo(() => compare && new Date((asOf ? Date.parse(asOf) : opened) - compare * day).toISOString(), [compare, asOf, opened]) ||
      undefined,
    set: (change: Parameters<typeof set>[0]) => set(change, { replace: true }),
    expand: (id: string) => set({ expand: expanded.includes(id) ? expanded.filter((known) => known !== id) : [...expanded, id], item: id }),
    /** Another item in the middle; time and manner of looking stay. */
    centre: (id: string) => set({ around: id, item: undefined, expand: [], ask: undefined }),
  };
}
