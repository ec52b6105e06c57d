import { graphql } from "@/kit/api/graphql";
import { type Changes, useChanges } from "@/kit/api/useChanges";
import { ItemRow } from "./ItemRow";

const Changed = graphql(
  `
  subscription ConfigurationItemChanged($itemId: ID) {
    configurationItemChanged(itemId: $itemId) { ...ItemRow }
  }
`,
  [ItemRow],
);

/** Follows what is recorded about items, or about one. */
export const useItemChanges = (itemId?: string, pause = false): Changes =>
  useChanges(Changed, { itemId }, pause, (data) => data.configurationItemChanged.id);
