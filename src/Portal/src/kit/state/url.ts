import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export type UrlChange = Record<string, string | readonly string[] | boolean | null | undefined>;

/** The parameters with some of them changed; what is empty is left out, and paging starts again. */
export function changed(before: URLSearchParams, change: UrlChange, keepsPage = false): URLSearchParams {
  const after = new URLSearchParams(before);
  if (!keepsPage) after.delete("after");
  for (const [name, value] of Object.entries(change)) {
    after.delete(name);
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== null && one !== undefined && one !== "" && one !== false) after.append(name, String(one));
  }
  return after;
}

/** What of the URL a filter is made of. */
export type Url = Pick<ReturnType<typeof useUrlState>, "get" | "all" | "flag">;

/** What was chosen; undefined where nothing was, which narrows nothing. */
export const some = <T extends string>(values: T[]) => (values.length > 0 ? values : undefined);

/** The URL as the one place that holds filters, order, page, tab and instant. */
export function useUrlState() {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (change: UrlChange, how: { replace?: boolean; keepsPage?: boolean; state?: unknown } = {}) =>
      setParameters((before) => changed(before, change, how.keepsPage), { replace: how.replace, state: how.state }),
    [setParameters],
  );
  return useMemo(
    () => ({
      get: (name: string) => parameters.get(name) ?? undefined,
      all: <T extends string = string>(name: string) => parameters.getAll(name) as T[],
      flag: (name: string) => parameters.get(name) === "true",
      set,
      text: parameters.toString(),
    }),
    [parameters, set],
  );
}
