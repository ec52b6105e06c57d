import { useCallback, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { newId } from "@/kit/ids";
import type { Refusal } from "./answer";
import type { CommandDocument } from "./useCommand";

export interface Result<Row> {
  row: Row;
  refusal?: Refusal;
  error?: CombinedError;
}

const atOnce = 4;

/** Sends one command for each row, each with an id of its own, and tells of each what came of it. */
export function useBatch<Row>() {
  const client = useClient();
  const [results, setResults] = useState<Result<Row>[]>();
  const [isRunning, setIsRunning] = useState(false);
  const run = useCallback(
    async (document: CommandDocument<object>, rows: readonly Row[], inputOf: (row: Row) => object) => {
      const waiting = [...rows];
      const told: Result<Row>[] = [];
      setIsRunning(true);
      setResults([]);
      const work = async () => {
        for (let row = waiting.shift(); row; row = waiting.shift()) {
          const { data, error } = await client.mutation(document, { input: { ...inputOf(row), commandId: newId() } }).toPromise();
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

export const isDone = (result: Result<unknown>) => !result.refusal && !result.error;
