import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const read = new Map<string, { text: string | null; value: unknown }>();

function remembered<T>(name: string, usual: T): T {
  const text = localStorage.getItem(`ops.${name}`);
  const known = read.get(name);
  if (known && known.text === text) return (known.value ?? usual) as T;
  const value = text === null ? undefined : (JSON.parse(text) as T);
  read.set(name, { text, value });
  return value ?? usual;
}

/** Something this browser remembers, the same in every part of the page. */
export function usePreference<T>(name: string, usual: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => remembered(name, usual),
  );
  const set = (next: T) => {
    localStorage.setItem(`ops.${name}`, JSON.stringify(next));
    for (const told of listeners) told();
  };
  return [value, set];
}
