import type { RuleVersion } from "./queries";

/** Times on which a rule can be tried, in hours. */
export const periods = { "1h": 1, "2h": 2, "24h": 24, "7d": 168, "30d": 720 } as const;

export type Period = keyof typeof periods;

/** Watched requests are compared with those of an hour at each look, so less time is tried. */
export const periodsOf = ({ kind, comparison }: Pick<RuleVersion, "kind" | "comparison">): Period[] =>
  kind === "TRACE" && comparison === "OUTSIDE_BAND" ? ["1h", "2h"] : ["1h", "24h", "7d", "30d"];
