import type { TFunction } from "i18next";
import { graphql, type ResultOf } from "@/kit/api/graphql";

/** What every command answers; each mutation calls its field `outcome`. */
export const Answer = graphql(`
  fragment Answer on Outcome { commandId position version refusal { code field reason } }
`);

export type Outcome = ResultOf<typeof Answer>;
export type Refusal = NonNullable<Outcome["refusal"]>;

/** Why something is refused, in the reader's language; some texts quote what the Api says. */
export const reasonOf = ({ code, reason }: { code: string; reason: string }, t: TFunction): string =>
  t(`refusals:${code}`, { defaultValue: reason, reason });
