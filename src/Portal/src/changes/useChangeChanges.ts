import { graphql } from "@/kit/api/graphql";
import { useChanges } from "@/kit/api/useChanges";
import { ChangeRow } from "./ChangeRow";

const Changed = graphql(
  `
  subscription ChangeChanged($changeId: ID) {
    changeChanged(changeId: $changeId) { ...ChangeRow }
  }
`,
  [ChangeRow],
);

/** Counts up with what is recorded about changes, or about one. */
export const useChangeChanges = (changeId?: string, pause = false): number => useChanges(Changed, { changeId }, pause).count;
