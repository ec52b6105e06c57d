import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import type { Option } from "@/kit/command/fields";
import { useMay } from "@/kit/state/viewer";

const UnderWay = graphql(`
  query ChangesUnderWay($items: [ID!]!) {
    changes(first: 50, filter: { items: $items, statuses: [IMPLEMENTING, IMPLEMENTED, VERIFIED, ROLLING_BACK, ROLLED_BACK] }) {
      nodes { id number title }
    }
  }
`);

/** Changes under way that name the item: an edit can be part of one of them. */
export function useChangesOf(itemId: string): Option[] {
  const may = useMay("change.read");
  const [{ data }] = useQuery({ query: UnderWay, variables: { items: [itemId] }, pause: !may, requestPolicy: "cache-and-network" });
  return (data?.changes.nodes ?? []).map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }));
}
