import "@/services/services.css";
import dayjs from "dayjs";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { Loaded } from "@/kit/Problems";
import AttainmentChart from "@/services/AttainmentChart";
import type { WidgetProps } from "../kinds";
import { useAnswer } from "./useAnswer";

const TrendQuery = graphql(`
  query WidgetAttainment($from: DateTimeOffset!, $to: DateTimeOffset!, $timeZone: String!, $organisations: [String!]) {
    groups: slaAttainment(from: $from, to: $to, by: MONTH, timeZone: $timeZone, organisations: $organisations) {
      key name met missed open openBreached percent
    }
  }
`);

const usualMonths = 6;

/** How many promises were kept, month by month. */
export default function Attainment({ settings }: WidgetProps) {
  const { t } = useTranslation();
  const [to] = useState(() => dayjs().add(1, "day").startOf("day"));
  const answer = useAnswer(TrendQuery, {
    from: to
      .subtract(settings.months ?? usualMonths, "month")
      .startOf("month")
      .toISOString(),
    to: to.toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    organisations: settings.organisation ? [settings.organisation] : undefined,
  });
  const groups = useMemo(
    () => (answer.data?.groups ?? []).map((group) => ({ ...group, label: group.name ?? group.key ?? "" })),
    [answer.data],
  );
  return (
    <Loaded {...answer}>
      {() =>
        groups.length === 0 ? (
          <Notice title={t("workspace:widgets.ATTAINMENT_TREND.empty")} />
        ) : (
          <div className="widget-chart">
            <AttainmentChart groups={groups} />
          </div>
        )
      }
    </Loaded>
  );
}
