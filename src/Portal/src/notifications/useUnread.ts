import { useEffect, useState } from "react";
import { useQuery, useSubscription } from "urql";
import { whenBack } from "@/kit/api/live";
import { Told, UnreadQuery } from "./notifications";

const gather = 400;
const marked = new Set<() => void>();

/** Something was marked as read here: whoever counts asks again. */
export function tellMarked() {
  for (const tell of marked) tell();
}

/** How many are unread, and how often something new was told since the page came up. */
export function useUnread(): { unread: number; told: number } {
  const [told, setTold] = useState(0);
  const [{ data }, ask] = useQuery({ query: UnreadQuery, requestPolicy: "cache-and-network" });
  useSubscription({ query: Told }, (_, news) => {
    setTold((before) => before + 1);
    return news;
  });
  useEffect(() => {
    const again = () => setTold((before) => before + 1);
    marked.add(again);
    const leave = whenBack(again);
    return () => {
      marked.delete(again);
      leave();
    };
  }, []);
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => ask({ requestPolicy: "network-only" }), gather);
    return () => clearTimeout(timer);
  }, [told, ask]);
  return { unread: data?.unreadNotifications ?? 0, told };
}
