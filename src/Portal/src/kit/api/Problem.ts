import type { CombinedError } from "urql";

/** Why an answer could not be had, in the few ways that call for different words. */
export type Problem = "unreachable" | "not-permitted" | "too-slow" | "fault";

/** The code of the first error of an answer. */
export function codeOf(error: CombinedError): string | undefined {
  return error.graphQLErrors[0]?.extensions?.code as string | undefined;
}

export function problemOf(error: CombinedError): Problem {
  const status = (error.response as Response | undefined)?.status;
  if (status === 403 || codeOf(error)?.endsWith("not-permitted")) return "not-permitted";
  if (error.networkError && status === undefined) return "unreachable";
  if (codeOf(error) === "timeout") return "too-slow";
  return "fault";
}

/** What the log of the Api knows the request by. */
export function traceOf(error: CombinedError): string | undefined {
  return error.graphQLErrors[0]?.extensions?.traceId as string | undefined;
}
