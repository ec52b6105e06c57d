import { type ReactNode, useCallback } from "react";
import { Provider } from "urql";
import { pastClient, presentClient } from "@/kit/api/client";
import { useUrlState } from "@/kit/state/url";

/** The instant that the page looks at; undefined is now. */
export function useAsOf(): string | undefined {
  return useUrlState().get("asOf");
}

export function useTravel(): (to: string | undefined) => void {
  const { set } = useUrlState();
  return useCallback((to) => set({ asOf: to }, { replace: true, keepsPage: false }), [set]);
}

/** Everything inside asks about the instant in the URL. Answers about the past are kept apart from those about now. */
export function TimeFrame({ children }: { children: ReactNode }) {
  return <Provider value={useAsOf() ? pastClient : presentClient}>{children}</Provider>;
}
