import Segmented from "antd/es/segmented";
import Tooltip from "antd/es/tooltip";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLandscape } from "@/kit/landscape";
import { Panel } from "@/kit/Panel";
import { Person, usePersonWords } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { absolute } from "@/kit/time/instants";
import { type Told, tell } from "./sentences";
import type { Entry } from "./useTimeline";

const dots: Record<Told["tone"], string | undefined> = {
  plain: undefined,
  good: "var(--good)",
  bad: "var(--bad)",
  wait: "var(--wait)",
  work: "var(--progress)",
};
const shown = ["all", "work", "comment", "clock"] as const;

interface Props {
  entries: Entry[];
  /** What can be told apart; things without clocks leave those out. */
  kinds?: readonly (typeof shown)[number][];
  children?: ReactNode;
}

/** Who did what, when and why, the newest first. */
export function Timeline({ entries, kinds = shown, children }: Props) {
  const { t } = useTranslation();
  const url = useUrlState();
  const landscape = useLandscape();
  const which = url.get("show") ?? "all";
  const teamName = (id: string) => landscape?.teams.nodes.find((team) => team.id === id)?.name;
  const person = usePersonWords();
  const told = entries
    .map((entry) => ({ entry, ...tell(entry, t, teamName, person) }))
    .filter((one) => which === "all" || one.kind === which);
  const newestFirst = [...told].reverse();

  return (
    <Panel
      title={t("incidents:timeline.title")}
      extra={
        <Segmented
          size="small"
          value={which}
          onChange={(next) => url.set({ show: next === "all" ? null : next }, { replace: true, keepsPage: true })}
          options={kinds.map((value) => ({ value, label: t(`incidents:timeline.${value}`) }))}
        />
      }
    >
      {children}
      <ol className="timeline">
        {newestFirst.map((one, i) => {
          const day = dayjs(one.entry.occurredAt).format("YYYY-MM-DD");
          const above = newestFirst[i - 1];
          return (
            <li key={one.entry.version}>
              {(!above || dayjs(above.entry.occurredAt).format("YYYY-MM-DD") !== day) && <div className="timeline-day figures">{day}</div>}
              <EntryLine {...one} />
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function EntryLine({ entry, what, words, tone, internal }: Told & { entry: Entry }) {
  const { t } = useTranslation();
  const [happened, recorded] = [dayjs(entry.occurredAt), dayjs(entry.recordedAt)];
  const isLate = recorded.diff(happened, "minute") > 1;
  return (
    <div className="timeline-entry" style={{ "--dot": dots[tone] } as React.CSSProperties}>
      <div className="timeline-what">{what}</div>
      <div className="timeline-who">
        <strong>
          <Person login={entry.by} nobody={t("incidents:timeline.product")} />
        </strong>
        <Tooltip
          title={
            <span className="pre">
              {t("incidents:timeline.stamp", {
                occurred: happened.format(absolute),
                recorded: recorded.format(absolute),
                source: entry.source ?? "—",
                version: entry.version,
                type: entry.type,
              })}
            </span>
          }
        >
          <time dateTime={entry.occurredAt} className="figures">
            {happened.format("HH:mm:ss")}
          </time>
        </Tooltip>
        {isLate && <span>{t("incidents:timeline.recordedLater", { at: recorded.format("MM-DD HH:mm") })}</span>}
      </div>
      {words && (
        <div className={internal ? "timeline-words timeline-internal" : "timeline-words"}>
          {internal && <div className="faint">{t("enums:Visibility.INTERNAL")}</div>}
          {words}
        </div>
      )}
    </div>
  );
}
