import { graphql, type ResultOf } from "@/kit/api/graphql";

/** A change as lists and the calendar show it. */
export const ChangeRow = graphql(`
  fragment ChangeRow on Change {
    id number title kind status closure awaits overdue requester implementer draftedAt changedAt version
    window { from to }
    risk { score level }
    organisation { code name }
  }
`);

export type ChangeRow = ResultOf<typeof ChangeRow>;
