import { useMemo } from "react";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { useAsOf } from "@/kit/time/asOf";
import { DefinitionParts } from "./ItemRow";
import { useWording } from "./wording";

const TypesQuery = graphql(`
  query ItemTypeNames($asOf: DateTimeOffset) {
    itemTypes(retired: true, asOf: $asOf) { key group icon parent lineage retired version name { zh en } }
  }
`);

const TypeQuery = graphql(
  `
  query ItemTypeWhole($key: String!, $asOf: DateTimeOffset) {
    itemType(key: $key, asOf: $asOf) {
      key group icon parent lineage children retired version placeRequired stages matchKeys unique
      name { zh en }
      attributes { ...DefinitionParts }
      own: attributes(own: true) { key }
      ownStages: stages(own: true) ownMatchKeys: matchKeys(own: true) ownUnique: unique(own: true) ownPlaceRequired: placeRequired(own: true)
      sources { attribute sources }
    }
  }
`,
  [DefinitionParts],
);

const KindsQuery = graphql(`
  query RelationKindNames($asOf: DateTimeOffset) {
    relationKinds(asOf: $asOf) { key flow exclusive name { zh en } inverse { zh en } }
  }
`);

export type TypeName = ResultOf<typeof TypesQuery>["itemTypes"][number];
export type TypeWhole = NonNullable<ResultOf<typeof TypeQuery>["itemType"]>;
export type RelationKind = ResultOf<typeof KindsQuery>["relationKinds"][number];

const none: TypeName[] = [];

/** Every type of the model, retired ones too. */
export function useItemTypes() {
  const [{ data, error }, ask] = useQuery({ query: TypesQuery, variables: { asOf: useAsOf() }, requestPolicy: "cache-and-network" });
  return { types: data?.itemTypes ?? none, isKnown: !!data, error, reload: () => ask({ requestPolicy: "network-only" }) };
}

/** One type with everything it has from the types above it. */
export function useItemType(key: string | undefined) {
  const [{ data, error }, ask] = useQuery({
    query: TypeQuery,
    variables: { key: key ?? "", asOf: useAsOf() },
    pause: !key,
    requestPolicy: "cache-and-network",
  });
  return {
    data: key ? data : undefined,
    type: key ? data?.itemType : undefined,
    error,
    reload: () => ask({ requestPolicy: "network-only" }),
  };
}

export function useRelationKinds() {
  const [{ data, error }, ask] = useQuery({ query: KindsQuery, variables: { asOf: useAsOf() }, requestPolicy: "cache-and-network" });
  return { kinds: data?.relationKinds ?? [], error, reload: () => ask({ requestPolicy: "network-only" }) };
}

/** Types to choose from, each under its group and named with its key's words. */
export function useTypeOptions(types: readonly TypeName[], groupName: (group: string) => string) {
  const word = useWording();
  return useMemo(
    () =>
      [...new Set(types.map((type) => type.group))].map((group) => ({
        label: groupName(group),
        options: types.filter((type) => type.group === group).map((type) => ({ value: type.key, label: `${word(type.name)} ${type.key}` })),
      })),
    [types, word, groupName],
  );
}
