import { useSubscription } from "urql";
import { graphql } from "@/kit/api/graphql";
import { type Changes, useChanges } from "@/kit/api/useChanges";
import { useReload } from "@/kit/useReload";
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

/** Follows what is recorded about incidents, or about one. */
export function useIncidentChanges(incidentId?: string, pause = false): Changes {
  const changes = useChanges(Changed, { incidentId }, pause, (data) => data.incidentChanged.id);
  const [gone, tellGone] = useReload();
  // It became more sensitive than the viewer may see: whoever shows it asks again, and no longer finds it.
  useSubscription({ query: Vanished, pause }, (_, data) => {
    if (!incidentId || data.incidentVanished === incidentId) tellGone();
    return data;
  });
  return { ...changes, count: changes.count + gone };
}
