import { useSyncExternalStore } from "react";

const phone = "(max-width: 767px)";

/** Whether the window is as narrow as a phone. */
export function useIsPhone(): boolean {
  return useMatches(phone);
}

export function useMatches(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}
