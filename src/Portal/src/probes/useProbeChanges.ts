import { graphql } from "@/kit/api/graphql";
import { useChanges } from "@/kit/api/useChanges";

const Changed = graphql(`subscription ProbeChanged($probeId: ID) { probeChanged(probeId: $probeId) { id status verdict version } }`);

/** Counts what is recorded about probes, or about one. */
export const useProbeChanges = (probeId?: string, pause = false): number => useChanges(Changed, { probeId }, pause).count;
