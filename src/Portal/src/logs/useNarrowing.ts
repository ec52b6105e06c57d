import { useMemo } from "react";
import { useUrlState } from "@/kit/state/url";
import { type Attribute, written } from "@/telemetry/attributes";

/** Ways in which a search is narrowed by what it found. */
export function useNarrowing() {
  const url = useUrlState();
  return useMemo(
    () => ({
      has: (attribute: Attribute) => url.all("attr").includes(written(attribute)),
      to: (attribute: Attribute) => url.set({ attr: [...new Set([...url.all("attr"), written(attribute)])] }),
      toService: (service: string | null) => url.set({ service }),
      toInstance: (instance: string) => url.set({ instance }),
      /** Whatever else they say and whoever wrote them. */
      toTrace: (trace: string) => url.set({ trace, q: null, severity: null, service: null, instance: null, attr: null, view: null }),
      toPhrase: (phrase: string) => {
        const words = url.get("q") ?? "";
        url.set({ q: words.includes(phrase) ? words : `${words} ${phrase}`.trim(), view: null });
      },
    }),
    [url],
  );
}
