import { useEffect, useState } from "react";
import { useClient } from "urql";
import { type ItemVersion, ItemVersionsQuery } from "./ItemQuery";

const mostPages = 10;

/** What was recorded about an item, the newest first, page after page; read again when something changed. */
export function useVersions(id: string, changes: number): ItemVersion[] | undefined {
  const client = useClient();
  const [versions, setVersions] = useState<ItemVersion[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change is a reason to read again
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const all: ItemVersion[] = [];
      let after: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(after);
        const told = answer.data?.configurationItem?.versions;
        if (!told) return;
        all.push(...told.nodes);
        after = told.pageInfo.endCursor;
        if (!told.pageInfo.hasNextPage) break;
      }
      if (isCurrent) setVersions(all);
    };
    const ask = (after: string | null) => client.query(ItemVersionsQuery, { id, after }, { requestPolicy: "network-only" }).toPromise();
    void read();
    return () => {
      isCurrent = false;
    };
  }, [client, id, changes]);
  return versions;
}
