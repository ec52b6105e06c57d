import { TimelinePage } from "@/incidents/useTimeline";
import { graphql, type ResultOf } from "@/kit/api/graphql";

/** What one version says. */
export const RuleVersion = graphql(`
  fragment RuleVersion on AlertRuleVersion {
    version title kind query comparison limit forSeconds severity groupBy by at activatedAt
    labels { name value }
  }
`);

/** A rule as the list shows it. */
export const RuleRow = graphql(`
  fragment RuleRow on AlertRule {
    id title severity status changedAt
    organisation { code name }
    active { version query comparison limit forSeconds }
    draft { version query comparison limit forSeconds }
    standing { lookedAt series waiting firing fault { code reason since } }
  }
`);

export const RuleListQuery = graphql(
  `
  query AlertRuleList(
    $first: Int, $after: String, $sort: AlertRuleSort!, $direction: SortDirection!, $filter: AlertRulesFilter, $asOf: DateTimeOffset
  ) {
    alertRules(first: $first, after: $after, sort: $sort, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes { ...RuleRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [RuleRow],
);

export const RulePageQuery = graphql(
  `
  query AlertRulePage($id: ID!, $asOf: DateTimeOffset) {
    alertRule(id: $id, asOf: $asOf) {
      ...RuleRow
      endNote allowedActions
      active { ...RuleVersion }
      draft { ...RuleVersion }
      versions { ...RuleVersion }
    }
  }
`,
  [RuleRow, RuleVersion],
);

/** Everything ever recorded about it: the slider steps along it. */
export const RuleTimelineQuery = graphql(
  `
  query AlertRuleTimeline($id: ID!, $after: String) {
    of: alertRule(id: $id) { id timeline(first: 200, after: $after) { ...TimelinePage } }
  }
`,
  [TimelinePage],
);

export const BackTestQuery = graphql(`
  query AlertRuleBackTest($trial: AlertRuleTrial!, $from: DateTimeOffset!, $to: DateTimeOffset!) {
    alertRuleBackTest(trial: $trial, from: $from, to: $to) {
      from to step series count comparedWith onlyNew onlyOld both
      incomparable { reason }
      outbreaks { from to value difference lower upper labels { name value } }
    }
  }
`);

export type RuleRow = ResultOf<typeof RuleRow>;
export type RuleVersion = ResultOf<typeof RuleVersion>;
export type RuleWhole = NonNullable<ResultOf<typeof RulePageQuery>["alertRule"]>;
export type BackTest = ResultOf<typeof BackTestQuery>["alertRuleBackTest"];
export type Outbreak = BackTest["outbreaks"][number];
