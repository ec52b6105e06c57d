import Select from "antd/es/select";
import dayjs from "dayjs";
import type { TFunction } from "i18next";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import type { Field, Option } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import { RulesEditor } from "./RulesEditor";

export const AgreementWhole = graphql(`
  fragment AgreementWhole on Agreement {
    id name organisation { code name }
    versions {
      version name effectiveFrom pausingReasons calendar { id name }
      rules { priority responseMinutes resolutionMinutes service { id name } }
    }
  }
`);

export type Agreement = ResultOf<typeof AgreementWhole>;
export type Version = Agreement["versions"][number];

const longestName = 100;

/** The calendars there are, to choose from. */
export const CalendarNames = graphql(`query CalendarNames { calendars(first: 200) { nodes { id name } } }`);

/** What an agreement says, filled with a version of it. */
export function agreementFields(version: Version | undefined, calendars: Option[], t: TFunction): Field[] {
  return [
    { kind: "line", name: "name", required: true, max: longestName, initial: version?.name },
    { kind: "choice", name: "calendarId", required: true, options: calendars, initial: version?.calendar?.id },
    { kind: "instant", name: "effectiveFrom", required: true, initial: dayjs().add(1, "day").startOf("day") },
    {
      kind: "custom",
      name: "pausingReasons",
      initial: version?.pausingReasons ?? [],
      render: () => <Select mode="multiple" options={optionsOf("HoldReason", t)} />,
    },
    {
      kind: "custom",
      name: "rules",
      required: true,
      initial: version?.rules.map(({ priority, responseMinutes, resolutionMinutes, service }) => ({
        serviceId: service?.id ?? null,
        priority,
        responseMinutes,
        resolutionMinutes,
      })) ?? [{ priority: "CRITICAL", responseMinutes: 15, resolutionMinutes: 240 }],
      render: () => <RulesEditor />,
    },
  ];
}
