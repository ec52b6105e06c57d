import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { whenBack } from "@/kit/api/live";
import { type LogFilter, LogTail } from "./queries";
import { heard, silence, type Tail } from "./tail";

/** So long after somebody begins to listen, whatever comes is heard. */
const settling = 2_000;

/** Lines as they come. They may be held, to be read: what comes then is counted and shown later. */
export function useTail(filter: LogFilter, isOn: boolean, onGap: () => void) {
  const [{ data, error }] = useSubscription({ query: LogTail, variables: { filter }, pause: !isOn }, (before: Tail | undefined, news) =>
    heard(before ?? silence, news.logTail),
  );
  const [held, hold] = useState<Tail>();
  // What came before anybody listened, and while the connection was broken, only a search finds.
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(onGap, settling);
    const leave = whenBack(onGap);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [isOn, onGap]);
  const latest = data ?? silence;
  return {
    error,
    shown: held ?? latest,
    isHeld: held !== undefined,
    waiting: held ? latest.count - held.count : 0,
    turn: () => hold(held ? undefined : latest),
  };
}
