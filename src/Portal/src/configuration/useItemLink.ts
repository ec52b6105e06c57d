import { useCallback } from "react";
import { useAsOf } from "@/kit/time/asOf";

/** Where an item's page is, at the instant that this page looks at. */
export function useItemLink(): (id: string) => string {
  const asOf = useAsOf();
  return useCallback((id) => `/configuration/items/${id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`, [asOf]);
}
