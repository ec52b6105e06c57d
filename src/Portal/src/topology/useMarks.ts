import { useMemo } from "react";
import { useQuery } from "urql";
import type { ResultOf } from "@/kit/api/graphql";
import { type Mark, marksOfDifference, withLines } from "./drawing";
import { CausesQuery, type Difference, DifferenceQuery, ImpactQuery, PathQuery, type Topology } from "./queries";
import { useLook } from "./useLook";

export interface Answer {
  impact?: NonNullable<ResultOf<typeof ImpactQuery>["impact"]>;
  causes?: NonNullable<ResultOf<typeof CausesQuery>["causes"]>;
  /** Null when there is no way. */
  path?: ResultOf<typeof PathQuery>["path"];
  fetching: boolean;
}

/** Asks what the URL asks about the chosen item, and says what of the drawing belongs to the answer. */
export function useMarks(topology: Topology): { marks: ReadonlyMap<string, Mark>; difference?: Difference; answer: Answer } {
  const { around, item, question, asOf, since, depth } = useLook();
  const of = item ?? around!;
  const [impact] = useQuery({ query: ImpactQuery, variables: { of: [of], asOf }, pause: question !== "impact" });
  const [causes] = useQuery({ query: CausesQuery, variables: { of, asOf }, pause: question !== "causes" });
  const [path] = useQuery({ query: PathQuery, variables: { from: around!, to: of, asOf }, pause: question !== "path" });
  const [changes] = useQuery({ query: DifferenceQuery, variables: { from: since!, to: asOf, around, depth }, pause: !since });
  const difference = since ? changes.data?.topologyDiff : undefined;

  const answer = useMemo<Answer>(
    () => ({
      impact: question === "impact" ? (impact.data?.impact ?? undefined) : undefined,
      causes: question === "causes" ? (causes.data?.causes ?? undefined) : undefined,
      path: question === "path" ? path.data?.path : undefined,
      fetching: (question && { impact, causes, path }[question].fetching) || false,
    }),
    [question, impact, causes, path],
  );
  const marks = useMemo(() => {
    const found = marksOfDifference(difference);
    if (answer.impact || answer.causes) found.set(of, "lost");
    for (const fallen of answer.impact?.items ?? []) found.set(fallen.item.id, "fallen");
    for (const cause of answer.causes?.items ?? []) found.set(cause.item.id, cause.alone ? "alone" : "cause");
    for (const step of answer.path?.steps ?? []) if (step.item) found.set(step.item.id, "way");
    return withLines(found, topology.relations);
  }, [difference, answer, of, topology]);
  return { marks, difference, answer };
}
