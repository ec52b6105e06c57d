import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { graphql } from "@/kit/api/graphql";
import { whenBack } from "@/kit/api/live";
import { AlertRow } from "./AlertRow";

const Changed = graphql(
  `
  subscription AlertChanged($alertId: ID) {
    alertChanged(alertId: $alertId) { ...AlertRow }
  }
`,
  [AlertRow],
);

export interface Changes {
  /** How many have been told of since the page came up. */
  count: number;
  /** The alert that changed last. */
  last?: string;
}

/** Follows what is recorded about alerts, or about one. */
export function useAlertChanges(alertId?: string, pause = false): Changes {
  const [changes, setChanges] = useState<Changes>({ count: 0 });
  useSubscription({ query: Changed, variables: { alertId }, pause }, (_, data) => {
    setChanges((before) => ({ count: before.count + 1, last: data.alertChanged.id }));
    return data;
  });
  useEffect(() => whenBack(() => setChanges((before) => ({ count: before.count + 1 }))), []);
  return changes;
}
