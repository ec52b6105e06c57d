import { graphql, type ResultOf } from "@/kit/api/graphql";

/** What every command answers; each mutation calls its field `outcome`. */
export const Answer = graphql(`
  fragment Answer on Outcome { commandId position version refusal { code field reason } }
`);

export type Outcome = ResultOf<typeof Answer>;
export type Refusal = NonNullable<Outcome["refusal"]>;
