import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import type { AlertRow } from "./AlertRow";
import type { Action } from "./actions";
import { isDone, type Result, useAlertBatch } from "./useAlertBatch";

const AllowedQuery = graphql(`
  query AllowedOfAlerts($ids: [ID!]!) { alerts(first: 200, filter: { ids: $ids }) { nodes { id version allowedActions } } }
`);

// What asks for nothing but a yes.
const plain: Action[] = ["ACKNOWLEDGE", "CLAIM", "RESOLVE"];

interface Props {
  rows: AlertRow[];
  /** Chooses everything that the page shows. */
  onAll: () => void;
  onClear: () => void;
  onDone: () => void;
}

/** What can be done with all chosen alerts together: only what is allowed for each of them. */
export function AlertBatch({ rows, onAll, onClear, onDone }: Props) {
  const { t } = useTranslation();
  const [action, choose] = useState<Action>();
  const { run, results, isRunning, forget } = useAlertBatch();
  const ids = rows.map((row) => row.id).sort();
  const [{ data, stale }] = useQuery({ query: AllowedQuery, variables: { ids }, requestPolicy: "cache-and-network" });
  const known = data?.alerts.nodes.filter((alert) => ids.includes(alert.id)) ?? [];
  const isKnown = known.length === rows.length && !stale;
  const offered = isKnown ? plain.filter((one) => known.every((alert) => alert.allowedActions.includes(one))) : [];
  const name = (one: Action) => t(`alerts:actions.${one}.name`);
  const close = () => {
    choose(undefined);
    forget();
    if (results) onDone();
  };
  return (
    <div className="selection-bar" role="toolbar" aria-label={t("table.selected", { count: rows.length })}>
      <strong>{t("table.selected", { count: rows.length })}</strong>
      {offered.map((one) => (
        <Button key={one} size="small" aria-haspopup="dialog" onClick={() => choose(one)}>
          {name(one)}
        </Button>
      ))}
      {isKnown && offered.length === 0 && <span className="faint">{t("alerts:batch.none")}</span>}
      <Button size="small" type="link" onClick={onAll}>
        {t("table.selectPage")}
      </Button>
      <Button size="small" type="link" onClick={onClear}>
        {t("table.clear")}
      </Button>
      <CommandDrawer
        title={action ? t("alerts:batch.title", { action: name(action), count: rows.length }) : ""}
        open={!!action}
        onClose={close}
      >
        {action && (
          <>
            {results && (
              <p role="status" className="batch-sum">
                {isRunning ? t("alerts:batch.working", { done: results.length, count: rows.length }) : sumOf(results, t)}
              </p>
            )}
            <ul className="batch-results">
              {(results ?? rows.map((row): Result => ({ row }))).map((result) => (
                <li key={result.row.id}>
                  <span className="clip" title={result.row.title}>
                    {result.row.title}
                  </span>
                  {results && <Said result={result} />}
                </li>
              ))}
            </ul>
            <div className="form-actions">
              <Button disabled={isRunning} onClick={close}>
                {t(results ? "alerts:batch.close" : "form.cancel")}
              </Button>
              {!results && (
                <Button type="primary" onClick={() => void run(action, rows)}>
                  {name(action)}
                </Button>
              )}
            </div>
          </>
        )}
      </CommandDrawer>
    </div>
  );
}

function sumOf(results: Result[], t: (key: string, values?: Record<string, unknown>) => string): string {
  const done = results.filter(isDone).length;
  return t("alerts:batch.done", { done, failed: results.length - done });
}

function Said({ result: { refusal, error } }: { result: Result }) {
  const { t } = useTranslation();
  if (refusal) return <span className="bad">{t(`refusals:${refusal.code}`, { defaultValue: refusal.reason })}</span>;
  if (error) return <span className="bad">{t("problem.fault.title")}</span>;
  return <span className="good">{t("alerts:batch.ok")}</span>;
}
