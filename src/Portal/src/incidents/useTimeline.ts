import type { TadaDocumentNode } from "gql.tada";
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";

/** What was recorded about a thing, whatever instant the page looks at: the slider steps along it. */
export const TimelinePage = graphql(`
  fragment TimelinePage on TimelineEntryConnection {
    nodes { by commandId data occurredAt position recordedAt source summary type version }
    pageInfo { hasNextPage endCursor }
  }
`);

type TimelinePage = ResultOf<typeof TimelinePage>;
export type Entry = TimelinePage["nodes"][number];
type TimelineDocument = TadaDocumentNode<{ of: { timeline: TimelinePage } | null }, { id: string; after?: string | null }>;

const mostPages = 10;
const nothing: Entry[] = [];

/** All entries of a thing's timeline, page after page; read again when the version goes up. */
export function useTimeline(document: TimelineDocument, id: string, version: number): Entry[] {
  const client = useClient();
  const [told, setTold] = useState<{ id: string; entries: Entry[] }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a reason to read again
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const all: Entry[] = [];
      let after: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask(after);
        const timeline = answer.data?.of?.timeline;
        if (!timeline) return;
        all.push(...timeline.nodes);
        after = timeline.pageInfo.endCursor;
        if (!timeline.pageInfo.hasNextPage) break;
      }
      if (isCurrent) setTold({ id, entries: all });
    };
    const ask = (after: string | null) => client.query(document, { id, after }, { requestPolicy: "network-only" }).toPromise();
    void read();
    return () => {
      isCurrent = false;
    };
  }, [client, document, id, version]);
  return told?.id === id ? told.entries : nothing;
}
