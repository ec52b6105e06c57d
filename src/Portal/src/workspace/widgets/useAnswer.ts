import type { TadaDocumentNode } from "gql.tada";
import { useCallback, useEffect } from "react";
import { useQuery } from "urql";

const refreshAfter = 1_500;

/** Asks for what a widget shows, and again a moment after something changed. */
export function useAnswer<Data, Variables extends object>(document: TadaDocumentNode<Data, Variables>, variables: Variables, changes = 0) {
  const [{ data, error }, ask] = useQuery<Data, Variables>({ query: document, variables, requestPolicy: "cache-and-network" });
  useEffect(() => {
    if (!changes) return;
    const timer = setTimeout(() => ask({ requestPolicy: "network-only" }), refreshAfter);
    return () => clearTimeout(timer);
  }, [changes, ask]);
  const onRetry = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  return { data, error, onRetry };
}
