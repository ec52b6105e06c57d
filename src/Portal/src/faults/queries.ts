import { graphql, type ResultOf, type VariablesOf } from "@/kit/api/graphql";

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

const SuspicionParts = graphql(`
  fragment SuspicionParts on Suspicion {
    outstanding
    passedOnTo { id name }
    ranking { suspects { name score } }
  }
`);

export const SuspicionQuery = graphql(
  `
  query SuspectsReplay($incident: ID!, $leastBits: Float, $apart: Float, $usualMinutes: Int) {
    suspectsReplay(incident: $incident, leastBits: $leastBits, apart: $apart, usualMinutes: $usualMinutes) {
      then { ...SuspicionParts }
      otherwise { ...SuspicionParts }
    }
  }
`,
  [SuspicionParts],
);

export type Suspicion = ResultOf<typeof SuspicionParts>;
export type SuspicionRule = Omit<VariablesOf<typeof SuspicionQuery>, "incident">;
export type FaultAnswer = ResultOf<typeof FaultQuery>["faultSuspects"];
export type Suspect = ResultOf<typeof SuspectParts>;
export type Reason = ResultOf<typeof ReasonParts>;
export type ServiceCall = FaultAnswer["calls"][number];
