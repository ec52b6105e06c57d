import type { VariablesOf } from "@/kit/api/graphql";
import { graphql } from "@/kit/api/graphql";
import { some, type Url } from "@/kit/state/url";
import { ChangeRow } from "./ChangeRow";

export const ChangeListQuery = graphql(
  `
  query ChangeList($first: Int, $after: String, $sort: ChangeSort!, $direction: SortDirection!, $filter: ChangesFilter, $asOf: DateTimeOffset) {
    changes(first: $first, after: $after, sort: $sort, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes { ...ChangeRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [ChangeRow],
);

export type Filter = NonNullable<VariablesOf<typeof ChangeListQuery>["filter"]>;

/** The filter that the URL spells out. */
export function filterOf(url: Url): Filter {
  return {
    text: url.get("text"),
    statuses: some(url.all("status")),
    kinds: some(url.all("kind")),
    risks: some(url.all("risk")),
    awaits: some(url.all("awaits")),
    organisations: some(url.all("organisation")),
    items: some(url.all("item")),
  };
}
