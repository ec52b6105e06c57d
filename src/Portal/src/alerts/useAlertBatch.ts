import { useCallback, useState } from "react";
import { type CombinedError, useClient } from "urql";
import type { Refusal } from "@/kit/command/answer";
import { newId } from "@/kit/ids";
import type { AlertRow } from "./AlertRow";
import { type Action, actionForms } from "./actions";

export interface Result {
  row: AlertRow;
  refusal?: Refusal;
  error?: CombinedError;
}

const atOnce = 4;

/** Sends one command for each alert, each with an id of its own, and tells of each what came of it. */
export function useAlertBatch() {
  const client = useClient();
  const [results, setResults] = useState<Result[]>();
  const [isRunning, setIsRunning] = useState(false);
  const run = useCallback(
    async (action: Action, rows: AlertRow[]) => {
      const waiting = [...rows];
      const told: Result[] = [];
      setIsRunning(true);
      setResults([]);
      const work = async () => {
        for (let row = waiting.shift(); row; row = waiting.shift()) {
          const input = { alertId: row.id, commandId: newId() };
          const { data, error } = await client.mutation(actionForms[action].document, { input }).toPromise();
          told.push({ row, refusal: data?.outcome.refusal ?? undefined, error: data ? undefined : error });
          setResults([...told]);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      setIsRunning(false);
    },
    [client],
  );
  return { run, results, isRunning, forget: () => setResults(undefined) };
}

export const isDone = (result: Result) => !result.refusal && !result.error;
