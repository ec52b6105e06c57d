import "./lines.css";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { useUrlState } from "@/kit/state/url";
import { SearchProblem } from "@/telemetry/marks";
import { LineList } from "./Line";
import { Patterns } from "./Patterns";
import { Portions } from "./Portions";
import type { Question } from "./queries";
import { keyOf } from "./tail";
import { useTail } from "./useTail";
import { marksOf } from "./words";

const views = ["lines", "patterns"] as const;

/** What was found: line by line, or what lines have in common. */
export function LinesPanel({ question, again, onAgain }: { question: Question; again: number; onAgain: () => void }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const view = url.get("view") === "patterns" ? "patterns" : "lines";
  const search = `${question.from} ${question.to} ${again}`;
  return (
    <Panel
      title={t(`logs:views.${view}`)}
      extra={
        <Segmented
          value={view}
          onChange={(next) => url.set({ view: next === "lines" ? null : next })}
          options={views.map((value) => ({ value, label: t(`logs:views.${value}`) }))}
          aria-label={t("logs:view")}
        />
      }
      flush
    >
      {view === "patterns" ? (
        <Patterns key={search} question={question} />
      ) : (
        <Lines search={search} question={question} isLive={url.flag("live")} onAgain={onAgain} />
      )}
    </Panel>
  );
}

function Lines({ search, question, isLive, onAgain }: { search: string; question: Question; isLive: boolean; onAgain: () => void }) {
  const { t } = useTranslation();
  const tail = useTail(question.filter, isLive, onAgain);
  const words = question.filter.text ?? "";
  const marks = useMemo(() => marksOf(words), [words]);
  const { lines, count, left } = tail.shown;
  const told = useMemo(() => new Set(lines.map(keyOf)), [lines]);
  return (
    <>
      {isLive && (
        <div className="log-tail">
          <span className={tail.isHeld ? "status status-on-hold" : "status status-resolved"}>
            {tail.isHeld ? t("logs:tail.waiting", { count: tail.waiting }) : t("logs:tail.count", { count })}
          </span>
          {left > 0 && <span className="faint">{t("logs:tail.left", { count: left })}</span>}
          <Button size="small" onClick={tail.turn}>
            {t(tail.isHeld ? "logs:tail.resume" : "logs:tail.pause")}
          </Button>
        </div>
      )}
      {isLive && tail.error && <SearchProblem error={tail.error} onRetry={onAgain} />}
      {lines.length > 0 && <LineList lines={lines} marks={marks} label={t("logs:tail.title")} />}
      <Portions key={search} question={question} marks={marks} told={told} />
    </>
  );
}
