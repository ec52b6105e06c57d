import { graphql } from "@/kit/api/graphql";
import { useChanges } from "@/kit/api/useChanges";

const Changed = graphql(`subscription AlertRuleChanged($ruleId: ID) { alertRuleChanged(ruleId: $ruleId) { id status version } }`);

/** Counts what is recorded about rules, or about one. */
export const useRuleChanges = (ruleId?: string, pause = false): number => useChanges(Changed, { ruleId }, pause).count;
