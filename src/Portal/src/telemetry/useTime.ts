import { useMemo } from "react";
import { useUrlState } from "@/kit/state/url";
import { type Time, timeOf } from "./time";

/** The time of a search: another one, or the same again, is about a later now. */
export function useTime(search: string, again: number): Time {
  const url = useUrlState();
  const [from, to, range] = [url.get("from"), url.get("to"), url.get("range")];
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is searched says which now it is
  return useMemo(() => timeOf({ from, to, range }, Date.now()), [from, to, range, search, again]);
}
