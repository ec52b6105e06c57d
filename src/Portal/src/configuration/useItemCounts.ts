import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { useUrlState } from "@/kit/state/url";
import { useRefresh } from "@/kit/table/QueryTable";
import { useAsOf } from "@/kit/time/asOf";
import { filterOf } from "./filter";

const CountsQuery = graphql(`
  query ItemCounts($filter: ItemFilter, $everyType: ItemFilter, $asOf: DateTimeOffset) {
    here: configurationItemCounts(filter: $filter, asOf: $asOf) {
      total
      stages { stage count }
      importances { importance count }
      organisations { organisation { code } count }
    }
    types: configurationItemCounts(filter: $everyType, asOf: $asOf) { types { type { key } count } }
  }
`);

/** How many items there are of each sort among those that the URL asks for; types are counted as if none was chosen. */
export function useItemCounts(changes: number) {
  const url = useUrlState();
  const filter = filterOf(url);
  const [{ data }, ask] = useQuery({
    query: CountsQuery,
    variables: { filter, everyType: { ...filter, types: undefined }, asOf: useAsOf() },
    requestPolicy: "cache-and-network",
  });
  useRefresh(changes, () => ask({ requestPolicy: "network-only" }));
  return useMemo(
    () => ({
      types: new Map((data?.types.types ?? []).map((row) => [row.type.key, row.count])),
      stage: new Map<string, number>((data?.here.stages ?? []).map((row) => [row.stage, row.count])),
      importance: new Map<string, number>((data?.here.importances ?? []).map((row) => [row.importance, row.count])),
      organisation: new Map((data?.here.organisations ?? []).map((row) => [row.organisation?.code ?? "", row.count])),
    }),
    [data],
  );
}

export type Counts = ReturnType<typeof useItemCounts>;
