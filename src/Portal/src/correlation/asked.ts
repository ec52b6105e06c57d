import dayjs from "dayjs";
import type { Url } from "@/kit/state/url";
import type { Asked, Rule } from "./queries";

export const usualDays = 7;

/** What the form holds. */
export interface Filled extends Rule {
  organisation: string;
  time: readonly [dayjs.Dayjs, dayjs.Dayjs];
}

/** What the URL says, and where it says nothing what is usual: the last week by the rule in force. */
export function filledOf(url: Url, rule: Rule, usualOrganisation: string): Filled {
  const number = (name: string, usual: number) => (url.get(name) === undefined ? usual : Number(url.get(name)));
  const flag = (name: string, usual: boolean) => (url.get(name) === undefined ? usual : url.get(name) === "yes");
  const until = url.get("until") ? dayjs(url.get("until")) : dayjs().endOf("day");
  return {
    organisation: url.get("organisation") ?? usualOrganisation,
    time: [url.get("since") ? dayjs(url.get("since")) : until.subtract(usualDays, "day").startOf("day"), until],
    withinMinutes: number("within", rule.withinMinutes),
    afterQuietMinutes: number("quiet", rule.afterQuietMinutes),
    byCalls: flag("calls", rule.byCalls),
    byConfiguration: flag("items", rule.byConfiguration),
    mostSteps: number("steps", rule.mostSteps),
  };
}

/** The same for the URL; what is as it is in force is left out. */
export const urlOf = (filled: Filled, rule: Rule) => ({
  organisation: filled.organisation,
  since: filled.time[0].toISOString(),
  until: filled.time[1].toISOString(),
  within: filled.withinMinutes === rule.withinMinutes ? null : String(filled.withinMinutes),
  quiet: filled.afterQuietMinutes === rule.afterQuietMinutes ? null : String(filled.afterQuietMinutes),
  calls: filled.byCalls === rule.byCalls ? null : filled.byCalls ? "yes" : "no",
  items: filled.byConfiguration === rule.byConfiguration ? null : filled.byConfiguration ? "yes" : "no",
  steps: filled.mostSteps === rule.mostSteps ? null : String(filled.mostSteps),
});

export function askedOf({ organisation, time, ...rule }: Filled): Asked {
  return { organisation, since: time[0].toISOString(), until: time[1].toISOString(), rule };
}
