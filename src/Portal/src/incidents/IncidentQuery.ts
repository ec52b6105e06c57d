import { SuspectParts } from "@/faults/queries";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { IncidentRow } from "./IncidentRow";
import { TimelinePage } from "./useTimeline";

/** The newest call to it, and what came of it. */
export const CallParts = graphql(`
  fragment CallParts on IncidentCall {
    phase planVersion round step calledAt nextAt answeredBy
    people { person level layer overrideId }
    channels { id name kind }
  }
`);

export const IncidentPageQuery = graphql(
  `
  query IncidentPage($id: ID!, $asOf: DateTimeOffset) {
    incident(id: $id, asOf: $asOf) {
      ...IncidentRow
      description subcategory impact urgency affectedItem externalReference escalatedTo holdNote resolution resolutionCode closure
      beganAt acceptedAt resolvedAt closedAt reassignments reopens accepted allowedActions
      parent { id number title status }
      duplicateOf { id number title status }
      children { id number title status }
      duplicates { id number title status }
      links { kind reference }
      items { id name }
      changes { id number title }
      alerts { id title }
      files { at by bytes fileName mediaType sha256 url }
      call { ...CallParts }
      suspects { since suspects { ...SuspectParts } }
      clocks {
        kind state verdict consumedSeconds targetSeconds secondsLeft dueAt breachedAt official readAt agreementName agreementVersion
      }
    }
  }
`,
  [IncidentRow, CallParts, SuspectParts],
);

export const IncidentTimelineQuery = graphql(
  `
  query IncidentTimeline($id: ID!, $after: String) {
    of: incident(id: $id) { id timeline(first: 200, after: $after) { ...TimelinePage } }
  }
`,
  [TimelinePage],
);

export type IncidentWhole = NonNullable<ResultOf<typeof IncidentPageQuery>["incident"]>;
export type Call = ResultOf<typeof CallParts>;
export type Clock = IncidentWhole["clocks"][number];

/** Changes that may have caused it, now. */
export const SuspectedChangesQuery = graphql(`
  query SuspectedChanges($id: ID!) {
    incident(id: $id) { id suggestedChanges { id number title status startedAt } }
  }
`);
