import type { VariablesOf } from "@/kit/api/graphql";
import { some, type Url } from "@/kit/state/url";
import type { CountsQuery } from "./counts";

export type Filter = NonNullable<VariablesOf<typeof CountsQuery>["filter"]>;

/** The filter that the URL spells out. */
export function filterOf(url: Url): Filter {
  return {
    text: url.get("text"),
    statuses: some(url.all("status")),
    priorities: some(url.all("priority")),
    organisations: some(url.all("organisation")),
    services: some(url.all("service")),
    teams: some(url.all("team")),
    technician: url.get("technician"),
    major: url.flag("major") || undefined,
    breached: url.flag("breached") || undefined,
  };
}
