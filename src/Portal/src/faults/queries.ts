import { graphql, type ResultOf } from "@/kit/api/graphql";

export const SuspectParts = graphql(`
  fragment SuspectParts on Suspect {
    name score
    evidence { kind operation what usual now requests bits counted explainedBy longerMs severity atLeast }
  }
`);

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
export type Reason = Suspect["evidence"][number];
export type ServiceCall = FaultAnswer["calls"][number];
