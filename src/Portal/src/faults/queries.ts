import { graphql, type ResultOf } from "@/kit/api/graphql";

export const FaultQuery = graphql(`
  query FaultSuspects($since: DateTimeOffset!, $until: DateTimeOffset) {
    faultSuspects(since: $since, until: $until) {
      usualFrom since until usualRequests requests series isWhole
      suspects {
        name score service { id name }
        evidence { kind operation what usual now requests bits counted explainedBy longerMs severity atLeast }
      }
      calls { caller callee calls failed }
    }
  }
`);

export type FaultAnswer = ResultOf<typeof FaultQuery>["faultSuspects"];
export type Suspect = FaultAnswer["suspects"][number];
export type Reason = Suspect["evidence"][number];
export type ServiceCall = FaultAnswer["calls"][number];
