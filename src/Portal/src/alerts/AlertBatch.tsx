import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { BatchResults } from "@/kit/command/BatchResults";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { useBatch } from "@/kit/command/useBatch";
import { SelectionBar } from "@/kit/table/SelectionBar";
import type { AlertRow } from "./AlertRow";
import { type Action, actionForms } from "./actions";
import { SeverityTag } from "./marks";

const AllowedQuery = graphql(`
  query AllowedOfAlerts($ids: [ID!]!) { alerts(first: 200, filter: { ids: $ids }) { nodes { id version allowedActions } } }
`);

// What asks for nothing but a yes.
const plain: Action[] = ["ACKNOWLEDGE", "CLAIM", "RESOLVE"];

interface Props {
  rows: AlertRow[];
  onAll: () => void;
  onClear: () => void;
  onDone: () => void;
}

/** What can be done with all chosen alerts together: only what is allowed for each of them. */
export function AlertBatch({ rows, onAll, onClear, onDone }: Props) {
  const { t } = useTranslation();
  const [action, choose] = useState<Action>();
  const { run, results, isRunning, forget } = useBatch<AlertRow>();
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
    <SelectionBar count={rows.length} onAll={onAll} onClear={onClear}>
      {offered.map((one) => (
        <Button key={one} size="small" aria-haspopup="dialog" onClick={() => choose(one)}>
          {name(one)}
        </Button>
      ))}
      {isKnown && offered.length === 0 && <span className="faint">{t("alerts:batch.none")}</span>}
      <CommandDrawer
        title={action ? t("alerts:batch.title", { action: name(action), count: rows.length }) : ""}
        open={!!action}
        onClose={close}
      >
        {action && (
          <>
            <BatchResults rows={rows} results={results} isRunning={isRunning} head={(row) => <SeverityTag severity={row.severity} />} />
            <div className="form-actions">
              <Button disabled={isRunning} onClick={close}>
                {t(results ? "incidents:batch.close" : "form.cancel")}
              </Button>
              {!results && (
                <Button type="primary" onClick={() => void run(actionForms[action]!.document, rows, (row) => ({ alertId: row.id }))}>
                  {name(action)}
                </Button>
              )}
            </div>
          </>
        )}
      </CommandDrawer>
    </SelectionBar>
  );
}
