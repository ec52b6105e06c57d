import type { TadaDocumentNode } from "gql.tada";
import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { whenBack } from "./live";

export interface Changes {
  /** How many have been told of since the page came up. */
  count: number;
  /** What changed last. */
  last?: string;
}

/** Follows what is recorded. What changed is in the cache already when this counts up; back from a break it counts up as well. */
export function useChanges<Data, Variables extends object>(
  query: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  pause: boolean,
  idOf?: (data: Data) => string,
): Changes {
  const [changes, setChanges] = useState<Changes>({ count: 0 });
  useSubscription<Data, Data, object>({ query, variables, pause }, (_, data) => {
    setChanges((before) => ({ count: before.count + 1, last: idOf?.(data) }));
    return data;
  });
  useEffect(() => whenBack(() => setChanges((before) => ({ count: before.count + 1 }))), []);
  return changes;
}
