import { graphql, type ResultOf } from "@/kit/api/graphql";

export const ReasonParts = graphql(`
  fragment ReasonParts on FaultEvidence {
    kind operation what usual now requests bits counted explainedBy longerMs severity atLeast
  }
`);

export const SuspectParts = graphql(
  `
  fragment SuspectParts on Suspect {
    name score
    evidence { ...ReasonParts }
  }
`,
  [ReasonParts],
);

export const FaultQuery = graphql(
  `
  query FaultSuspects($since: DateTimeOffset!, $until: DateTimeOffset) {
    faultSuspects(since: $since, until: $until) {
      usualFrom since until usualRequests requests series isWhole
      suspects { ...SuspectParts }
      calls { caller callee calls failed }
    }
  }
`,
  [SuspectParts],
);

export type FaultAnswer = ResultOf<typeof FaultQuery>["faultSuspects"];
export type Suspect = ResultOf<typeof SuspectParts>;
export type Reason = ResultOf<typeof ReasonParts>;
export type ServiceCall = FaultAnswer["calls"][number];
