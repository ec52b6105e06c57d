import { ReasonParts } from "@/faults/queries";
import { TimelinePage } from "@/incidents/useTimeline";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { AlertRow } from "./AlertRow";

export const AlertPageQuery = graphql(
  `
  query AlertPage($id: ID!, $asOf: DateTimeOffset) {
    alert(id: $id, asOf: $asOf) {
      ...AlertRow
      ruleId ruleVersion signalledSeverity group seenBy acknowledgedAt claimedAt ending resolvedBy resolutionNote reopens allowedActions
      evidence { series from to value expected lower upper model parameters { name value } }
      reasons { ...ReasonParts }
      suppressions { cause reference until }
      incidentId
      incidents { id number title status }
    }
  }
`,
  [AlertRow, ReasonParts],
);

export const AlertTimelineQuery = graphql(
  `
  query AlertTimeline($id: ID!, $after: String) {
    of: alert(id: $id) { id timeline(first: 200, after: $after) { ...TimelinePage } }
  }
`,
  [TimelinePage],
);

export type AlertWhole = NonNullable<ResultOf<typeof AlertPageQuery>["alert"]>;
