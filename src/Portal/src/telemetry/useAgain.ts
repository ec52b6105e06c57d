import { useEffect, useRef } from "react";

/** Asks anew when that counts up, though it may be the same question: it is about what came meanwhile. */
export function useAgain(again: number, ask: (how: { requestPolicy: "network-only" }) => void) {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (again > 0) latest.current({ requestPolicy: "network-only" });
  }, [again]);
}
