import { useCallback, useState } from "react";
import { type CombinedError, useClient } from "urql";
import type { Refusal } from "@/kit/command/answer";
import type { CommandDocument } from "@/kit/command/useCommand";
import { newId } from "@/kit/ids";
import { type Action, batchForms } from "./actions";
import type { IncidentRow } from "./IncidentRow";

export interface Result {
  row: IncidentRow;
  refusal?: Refusal;
  error?: CombinedError;
}

const atOnce = 4;

/** What takes back what was done, where the business knows such a thing. */
export const opposites: Partial<Record<Action, { action: Action; input: (row: IncidentRow, reason: string) => object }>> = {
  ASSIGN: { action: "REASSIGN", input: () => ({}) },
  REASSIGN: { action: "REASSIGN", input: (row) => ({ teamId: row.team?.id, technician: row.technician ?? undefined }) },
  ACCEPT: { action: "HAND_BACK", input: (_, reason) => ({ reason }) },
  HOLD: { action: "RESUME", input: (_, reason) => ({ note: reason }) },
  RESOLVE: { action: "REOPEN", input: (_, reason) => ({ reason }) },
  DECLARE_MAJOR: { action: "WITHDRAW_MAJOR", input: (_, reason) => ({ reason }) },
};

/** Sends one command for each incident, each with an id of its own, and tells of each what came of it. */
export function useBatch() {
  const client = useClient();
  const [results, setResults] = useState<Result[]>();
  const [isRunning, setIsRunning] = useState(false);

  const run = useCallback(
    async (action: Action, rows: IncidentRow[], inputOf: (row: IncidentRow) => object) => {
      const document = batchForms[action]!.document as CommandDocument<object>;
      const waiting = [...rows];
      const told: Result[] = [];
      setIsRunning(true);
      setResults([]);
      const work = async () => {
        for (let row = waiting.shift(); row; row = waiting.shift()) {
          const input = { ...inputOf(row), incidentId: row.id, commandId: newId() };
          const { data, error } = await client.mutation(document, { input }).toPromise();
          told.push({ row, refusal: data?.outcome.refusal ?? undefined, error: data ? undefined : error });
          setResults([...told]);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      setIsRunning(false);
      return told;
    },
    [client],
  );
  return { run, results, isRunning };
}

export const isDone = (result: Result) => !result.refusal && !result.error;
