import { useCallback, useState } from "react";

/** Counts up when something was done that a list on the page shows. */
export function useReload(): [number, () => void] {
  const [count, setCount] = useState(0);
  return [count, useCallback(() => setCount((before) => before + 1), [])];
}
