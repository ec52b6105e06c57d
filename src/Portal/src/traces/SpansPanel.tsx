import Segmented from "antd/es/segmented";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { useUrlState } from "@/kit/state/url";
import type { Time } from "@/telemetry/time";
import { NothingFound } from "./marks";
import { Operations } from "./Operations";
import type { Question, SpanSummary } from "./queries";
import { SpanPortions } from "./SpanPortions";

const views = ["spans", "operations"] as const;

/** What was found: span by span, or what each operation does. */
export function SpansPanel({ question, sum, time }: { question: Question; sum: SpanSummary | undefined; time: Time }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const view = url.get("view") === "operations" ? "operations" : "spans";
  return (
    <Panel
      title={t(`traces:views.${view}`)}
      extra={
        <Segmented
          value={view}
          onChange={(next) => url.set({ view: next === "spans" ? null : next })}
          options={views.map((value) => ({ value, label: t(`traces:views.${value}`) }))}
          aria-label={t("traces:view")}
        />
      }
      flush
    >
      {view === "spans" && <SpanPortions key={`${question.from} ${question.to}`} question={question} />}
      {view === "operations" && sum && (sum.operations.length > 0 ? <Operations sum={sum} time={time} /> : <NothingFound />)}
    </Panel>
  );
}
