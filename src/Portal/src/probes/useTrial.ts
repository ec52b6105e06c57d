import { useState } from "react";
import { type CombinedError, useClient } from "urql";
import type { VariablesOf } from "@/kit/api/graphql";
import type { Refusal } from "@/kit/command/answer";
import { newId } from "@/kit/ids";
import { type ProbeRun, TryProbe } from "./queries";

interface Trial {
  running: boolean;
  run?: ProbeRun;
  refusal?: Refusal;
  error?: CombinedError;
}

type Draft = VariablesOf<typeof TryProbe>["input"]["definition"];

/** Has a draft run once by the product's own point. Each trial is another command. */
export function useTrial(): Trial & { go: (organisation: string, definition: Draft) => Promise<void> } {
  const client = useClient();
  const [trial, set] = useState<Trial>({ running: false });
  const go = async (organisation: string, definition: Draft) => {
    set({ running: true });
    const input = { commandId: newId(), probeId: newId(), organisation, definition };
    const { data, error } = await client.mutation(TryProbe, { input }).toPromise();
    set({
      running: false,
      run: data?.tried.run ?? undefined,
      refusal: data?.tried.refusal ?? undefined,
      error: data ? undefined : error,
    });
  };
  return { ...trial, go };
}
