import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { reasonOf } from "./answer";
import { isDone, type Result } from "./useBatch";

interface Props<Row> {
  rows: readonly Row[];
  /** What came of it so far; undefined while nothing was sent. */
  results?: readonly Result<Row>[];
  isRunning: boolean;
  /** What tells a row at a glance. */
  head: (row: Row) => ReactNode;
  /** Said before the sum. */
  note?: string;
}

/** What is done together, and of each what came of it. */
export function BatchResults<Row extends { id: string; title: string }>({ rows, results, isRunning, head, note }: Props<Row>) {
  const { t } = useTranslation();
  const done = results?.filter(isDone).length ?? 0;
  return (
    <>
      {results && (
        <p role="status" className="batch-sum">
          {isRunning
            ? t("incidents:batch.working", { done: results.length, count: rows.length })
            : [note, t("incidents:batch.done", { done, failed: results.length - done })].filter(Boolean).join(" · ")}
        </p>
      )}
      <ul className="batch-results">
        {(results ?? rows.map((row): Result<Row> => ({ row }))).map((result) => (
          <li key={result.row.id}>
            {head(result.row)}
            <span className="clip" title={result.row.title}>
              {result.row.title}
            </span>
            {results && <Said result={result} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Said({ result: { refusal, error } }: { result: Result<unknown> }) {
  const { t } = useTranslation();
  if (refusal) return <span className="bad">{reasonOf(refusal, t)}</span>;
  if (error) return <span className="bad">{t("problem.fault.title")}</span>;
  return <span className="good">{t("incidents:batch.ok")}</span>;
}
