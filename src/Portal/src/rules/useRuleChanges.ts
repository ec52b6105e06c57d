import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { graphql } from "@/kit/api/graphql";
import { whenBack } from "@/kit/api/live";

const Changed = graphql(`subscription AlertRuleChanged($ruleId: ID) { alertRuleChanged(ruleId: $ruleId) { id status version } }`);

/** Counts what is recorded about rules, or about one, since the page came up. */
export function useRuleChanges(ruleId?: string, pause = false): number {
  const [changes, setChanges] = useState(0);
  useSubscription({ query: Changed, variables: { ruleId }, pause }, (_, data) => {
    setChanges((before) => before + 1);
    return data;
  });
  useEffect(() => whenBack(() => setChanges((before) => before + 1)), []);
  return changes;
}
