import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { graphql } from "@/kit/api/graphql";
import { whenBack } from "@/kit/api/live";
import { ItemRow } from "./ItemRow";

const Changed = graphql(
  `
  subscription ConfigurationItemChanged($itemId: ID) {
    configurationItemChanged(itemId: $itemId) { ...ItemRow }
  }
`,
  [ItemRow],
);

/** Follows what is recorded about items, or about one: how many changes there were, and the item that changed last. */
export function useItemChanges(itemId?: string, pause = false): { count: number; last?: string } {
  const [changes, setChanges] = useState<{ count: number; last?: string }>({ count: 0 });
  useSubscription({ query: Changed, variables: { itemId }, pause }, (_, data) => {
    setChanges((before) => ({ count: before.count + 1, last: data.configurationItemChanged.id }));
    return data;
  });
  useEffect(() => whenBack(() => setChanges((before) => ({ count: before.count + 1 }))), []);
  return changes;
}
