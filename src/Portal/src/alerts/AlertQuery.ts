import { graphql, type ResultOf } from "@/kit/api/graphql";
import { AlertRow } from "./AlertRow";

export const AlertPageQuery = graphql(
  `
  query AlertPage($id: ID!, $asOf: DateTimeOffset) {
    alert(id: $id, asOf: $asOf) {
      ...AlertRow
      ruleId ruleVersion signalledSeverity fingerprint group seenBy acknowledgedAt claimedAt ending resolvedBy resolutionNote reopens escalations allowedActions
      evidence { series from to value expected lower upper model parameters { name value } }
      suppressions { cause reference until }
      incidentId
      incidents { id number title status }
    }
  }
`,
  [AlertRow],
);

/** Everything ever recorded about it: the slider steps along it. */
export const AlertTimelineQuery = graphql(`
  query AlertTimeline($id: ID!) {
    alert(id: $id) {
      id
      timeline(first: 200) {
        nodes { by commandId data occurredAt position recordedAt source summary type version }
      }
    }
  }
`);

export type AlertWhole = NonNullable<ResultOf<typeof AlertPageQuery>["alert"]>;
