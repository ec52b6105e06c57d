import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { DueTime } from "@/incidents/DueTime";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { Loaded } from "@/kit/Problems";
import { PriorityTag } from "@/kit/tags";
import type { WidgetProps } from "../kinds";
import { useAnswer } from "./useAnswer";

const ClocksQuery = graphql(`
  query WidgetClocks($first: Int, $filter: SlaClockFilter) {
    slaClocks(first: $first, filter: $filter) { nodes { id kind dueAt breached number title priority incident { id } } }
  }
`);

const [usualRows, usualHours, hour] = [8, 8, 3_600_000];

/** Clocks that run out soon or have run out, the least time left first. */
export function Clocks({ settings, changes }: WidgetProps) {
  const { t } = useTranslation();
  const [now] = useState(() => Date.now());
  const filter = {
    open: true,
    dueBefore: new Date(now + (settings.hours ?? usualHours) * hour).toISOString(),
    organisations: settings.organisation ? [settings.organisation] : undefined,
  };
  const answer = useAnswer(ClocksQuery, { first: settings.rows ?? usualRows, filter }, changes);
  return (
    <Loaded {...answer}>
      {({ slaClocks }) =>
        slaClocks.nodes.length === 0 ? (
          <Notice title={t("workspace:widgets.CLOCKS_AT_RISK.empty")} />
        ) : (
          <ul className="widget-rows">
            {slaClocks.nodes.map((clock) => (
              <li key={clock.id}>
                <Link to={`/incidents/${clock.incident?.id}`}>
                  <span className="figures faint">{clock.number}</span>
                  <span className="clip" title={clock.title}>
                    {clock.title} <span className="faint">{t(`enums:ClockKind.${clock.kind}`)}</span>
                  </span>
                  <PriorityTag priority={clock.priority} />
                  <DueTime dueAt={clock.dueAt} breached={clock.breached} />
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
