import type { ProbeVersion } from "./queries";

type Sent = NonNullable<ProbeVersion["steps"]>[number];
export type AssertionKind = Sent["assertions"][number]["kind"];

/** A request as it is written, with nothing missing. */
export interface Step {
  method: string;
  url: string;
  body: string;
  headers: { name: string; value: string }[];
  assertions: { kind: AssertionKind; expected: string; path: string }[];
}

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
export const withoutBody = ["GET", "HEAD"];

export function stepOf(step?: Sent): Step {
  return {
    method: step?.method ?? "GET",
    url: step?.url ?? "",
    body: step?.body ?? "",
    headers: (step?.headers ?? []).map(({ name, value }) => ({ name, value })),
    assertions: (step?.assertions ?? []).map(({ kind, expected, path }) => ({ kind, expected: expected ?? "", path: path ?? "" })),
  };
}

/** What was left empty is not sent. */
export function sentStep({ method, url, body, headers, assertions }: Step) {
  return {
    method,
    url: url.trim(),
    ...(body !== "" && !withoutBody.includes(method) ? { body } : {}),
    headers: headers.filter((header) => header.name.trim() !== "").map(({ name, value }) => ({ name: name.trim(), value })),
    assertions: assertions.map(({ kind, expected, path }) => ({
      kind,
      ...(expected !== "" ? { expected } : {}),
      ...(kind === "JSON_VALUE" ? { path: path.trim() } : {}),
    })),
  };
}
