import { graphql, type VariablesOf } from "@/kit/api/graphql";
import { some, type Url } from "@/kit/state/url";
import { AlertRow } from "./AlertRow";

export const AlertListQuery = graphql(
  `
  query AlertList($first: Int, $after: String, $sort: AlertSort!, $direction: SortDirection!, $filter: AlertsFilter, $asOf: DateTimeOffset) {
    alerts(first: $first, after: $after, sort: $sort, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes { ...AlertRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [AlertRow],
);

export type Filter = NonNullable<VariablesOf<typeof AlertListQuery>["filter"]>;

const open: NonNullable<Filter["statuses"]> = ["FIRING", "ACKNOWLEDGED", "CLAIMED", "SUPPRESSED"];

/** The filter that the URL spells out; what is over is only shown when asked for. */
export function filterOf(url: Url): Filter {
  return {
    text: url.get("text"),
    statuses: some(url.all("status")) ?? (url.flag("over") ? undefined : open),
    severities: some(url.all("severity")),
    organisations: some(url.all("organisation")),
    service: url.get("service"),
    holder: url.get("holder"),
    group: url.get("group"),
  };
}
