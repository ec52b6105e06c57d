import type { initGraphQLTada } from "gql.tada";
import type { introspection } from "./schema-types";

interface Setup {
  introspection: introspection;
  disableMasking: true;
  scalars: { DateTimeOffset: string; DateOnly: string; Long: number; Decimal: number; ID: string };
}

/** Typed by the Api's schema. The build puts the parsed document in place of every call, so this never runs. */
export const graphql = (() => {
  throw new Error("A document was not compiled: write it as graphql`…` in one call, with plain fragments.");
}) as unknown as ReturnType<typeof initGraphQLTada<Setup>>;

export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";

/** A name of an enum of the schema. */
export type EnumOf<Name extends keyof introspection["types"]> = introspection["types"][Name] extends { enumValues: infer Value }
  ? Value
  : never;
