import { graphql, type ResultOf } from "@/kit/api/graphql";

/** An alert as lists show it. */
export const AlertRow = graphql(`
  fragment AlertRow on Alert {
    id title severity status service holder flapping firedAt changedAt endedAt version
    organisation { code name }
    labels { name value }
  }
`);

export type AlertRow = ResultOf<typeof AlertRow>;
