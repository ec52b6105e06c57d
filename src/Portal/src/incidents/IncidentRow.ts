import { graphql, type ResultOf } from "@/kit/api/graphql";

/** An incident as lists and boards show it. */
export const IncidentRow = graphql(`
  fragment IncidentRow on Incident {
    id number title status priority major label breached dueAt reportedAt changedAt technician holdReason reporter category channel comments version
    organisation { code name }
    service { id name }
    team { id name }
  }
`);

export type IncidentRow = ResultOf<typeof IncidentRow>;
