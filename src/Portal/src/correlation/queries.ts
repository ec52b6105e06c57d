import { graphql, type ResultOf, type VariablesOf } from "@/kit/api/graphql";

export const RuleQuery = graphql(`
  query CorrelationRule {
    correlationRule { withinMinutes afterQuietMinutes byCalls byConfiguration mostSteps }
  }
`);

export const ReplayQuery = graphql(`
  query CorrelationReplay(
    $organisation: String!, $since: DateTimeOffset!, $until: DateTimeOffset!, $rule: CorrelationTrial, $differing: Boolean!, $after: String
  ) {
    correlationReplay(organisation: $organisation, since: $since, until: $until, rule: $rule) {
      count repeated incidentsThen incidentsOtherwise joined parted
      decisions(differing: $differing, first: 50, after: $after) {
        nodes {
          at alertId title change
          incidentId incident { id number } via evidence
          incidentIdOtherwise incidentOtherwise { id number } viaOtherwise evidenceOtherwise
        }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`);

export type Rule = ResultOf<typeof RuleQuery>["correlationRule"];
export type Replay = ResultOf<typeof ReplayQuery>["correlationReplay"];
export type Decision = Replay["decisions"]["nodes"][number];
export type Asked = Omit<VariablesOf<typeof ReplayQuery>, "differing" | "after">;
