import { graphql } from "@/kit/api/graphql";

/** How many incidents there are of a kind. */
export const CountsQuery = graphql(`
  query IncidentCount($filter: IncidentFilter) {
    incidents(first: 1, filter: $filter) { totalCount }
  }
`);
