import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { graphql } from "@/kit/api/graphql";
import { whenBack } from "@/kit/api/live";
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
export function useChangeChanges(changeId?: string, pause = false): number {
  const [count, setCount] = useState(0);
  useSubscription({ query: Changed, variables: { changeId }, pause }, (_, data) => {
    setCount((before) => before + 1);
    return data;
  });
  useEffect(() => whenBack(() => setCount((before) => before + 1)), []);
  return count;
}
