import { useSyncExternalStore } from "react";

let words: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const shownFor = 4_000;

function tell(next: string | undefined) {
  words = next;
  for (const told of listeners) told();
}

/** Says for a moment that something was done. */
export function toast(what: string) {
  clearTimeout(timer);
  timer = setTimeout(() => tell(undefined), shownFor);
  tell(what);
}

export function useToast(): string | undefined {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => words,
  );
}
