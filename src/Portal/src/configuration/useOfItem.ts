import type { TadaDocumentNode } from "gql.tada";
import { useEffect } from "react";
import { useQuery } from "urql";
import { useAsOf } from "@/kit/time/asOf";

type Variables = { id: string; asOf?: string | null };

/** Something more of an item at the instant of the page, asked again when something changed. */
export function useOfItem<Data>(query: TadaDocumentNode<Data, Variables>, id: string, changes: number): Data | undefined {
  const asOf = useAsOf();
  const [{ data }, ask] = useQuery<Data, Variables>({ query, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  useEffect(() => {
    if (changes > 0) ask({ requestPolicy: "network-only" });
  }, [changes, ask]);
  return data;
}
