import type { TadaDocumentNode } from "gql.tada";
import { useCallback, useRef, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { newId } from "@/kit/ids";
import type { Outcome, Refusal } from "./answer";

export type CommandDocument<Input> = TadaDocumentNode<{ outcome: Outcome }, { input: Input & { commandId: string } }>;

export interface CommandRun<Input> {
  /** Sends; true when it was done. A repeat after a broken connection is the same command, after a refusal it is another. */
  send: (input: Omit<Input, "commandId">) => Promise<boolean>;
  sending: boolean;
  refusal?: Refusal;
  error?: CombinedError;
}

export function useCommand<Input>(document: CommandDocument<Input>): CommandRun<Input> {
  const client = useClient();
  const commandId = useRef<string>(undefined);
  const [state, setState] = useState<{ sending: boolean; refusal?: Refusal; error?: CombinedError }>({ sending: false });
  const send = useCallback(
    async (input: Omit<Input, "commandId">) => {
      commandId.current ??= newId();
      setState({ sending: true });
      const { data, error } = await client
        .mutation(document, { input: { ...input, commandId: commandId.current } as unknown as Input & { commandId: string } })
        .toPromise();
      const refusal = data?.outcome.refusal ?? undefined;
      if (data) commandId.current = undefined;
      setState({ sending: false, refusal, error: data ? undefined : error });
      return !!data && !refusal;
    },
    [client, document],
  );
  return { send, ...state };
}
