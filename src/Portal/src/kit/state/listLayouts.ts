import { useCallback, useMemo } from "react";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";
import { useCommand } from "@/kit/command/useCommand";

const LayoutsQuery = graphql(`query ListLayouts { listLayouts { list columns { key width } } }`);
const ChooseColumns = graphql(`mutation ChooseColumns($input: ChooseColumns!) { outcome: chooseColumns(input: $input) { ...Answer } }`, [
  Answer,
]);
const ResetColumns = graphql(`mutation ResetColumns($input: ResetColumns!) { outcome: resetColumns(input: $input) { ...Answer } }`, [
  Answer,
]);

export interface ShownColumn {
  key: string;
  width: number | null;
}

/** Which columns of a list the viewer sees, in which order and how wide; kept by the Api, so that it follows them to every browser. */
export function useListLayout(list: string): [ShownColumn[] | null, (columns: ShownColumn[] | null) => void] {
  const [{ data }, ask] = useQuery({ query: LayoutsQuery });
  const choosing = useCommand(ChooseColumns);
  const resetting = useCommand(ResetColumns);
  const known = useMemo(() => data?.listLayouts.find((layout) => layout.list === list)?.columns ?? null, [data, list]);
  const choose = useCallback(
    async (columns: ShownColumn[] | null) => {
      const wanted = columns?.map(({ key, width }) => ({ key, width: width ?? undefined }));
      const isDone = wanted ? await choosing.send({ list, columns: wanted }) : await resetting.send({ list });
      if (isDone) ask({ requestPolicy: "network-only" });
    },
    [list, choosing.send, resetting.send, ask],
  );
  return [known, choose];
}
