import { useEffect, useState } from "react";
import { useClient } from "urql";
import { type Entry, IncidentTimelineQuery } from "./IncidentQuery";

const mostPages = 10;

/** All entries of an incident's timeline, page after page; read again when the version goes up. */
export function useTimeline(id: string, version: number | undefined): Entry[] | undefined {
  const client = useClient();
  const [entries, setEntries] = useState<Entry[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a reason to read again
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const all: Entry[] = [];
      let after: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(after);
        const timeline = answer.data?.incident?.timeline;
        if (!timeline) return;
        all.push(...timeline.nodes);
        after = timeline.pageInfo.endCursor;
        if (!timeline.pageInfo.hasNextPage) break;
      }
      if (isCurrent) setEntries(all);
    };
    const ask = (after: string | null) => client.query(IncidentTimelineQuery, { id, after }, { requestPolicy: "network-only" }).toPromise();
    void read();
    return () => {
      isCurrent = false;
    };
  }, [client, id, version]);
  return entries;
}
