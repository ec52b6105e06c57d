import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { graphql } from "@/kit/api/graphql";
import { whenBack } from "@/kit/api/live";
import { IncidentRow } from "./IncidentRow";

const Changed = graphql(
  `
  subscription IncidentChanged($incidentId: ID) {
    incidentChanged(incidentId: $incidentId) { ...IncidentRow }
  }
`,
  [IncidentRow],
);

const Vanished = graphql(`
  subscription IncidentVanished {
    incidentVanished
  }
`);

export interface Changes {
  /** How many have been told of since the page came up. */
  count: number;
  /** The incident that changed last. */
  last?: string;
}

/** Follows what is recorded about incidents, or about one. What changed is in the cache already when this counts up. */
export function useIncidentChanges(incidentId?: string, pause = false): Changes {
  const [changes, setChanges] = useState<Changes>({ count: 0 });
  useSubscription({ query: Changed, variables: { incidentId }, pause }, (_, data) => {
    setChanges((before) => ({ count: before.count + 1, last: data.incidentChanged.id }));
    return data;
  });
  // It became more sensitive than the viewer may see: whoever shows it asks again, and no longer finds it.
  useSubscription({ query: Vanished, pause }, (_, data) => {
    const gone = data.incidentVanished;
    if (!incidentId || gone === incidentId) setChanges((before) => ({ count: before.count + 1, last: gone }));
    return data;
  });
  useEffect(() => whenBack(() => setChanges((before) => ({ count: before.count + 1 }))), []);
  return changes;
}
