import { graphql, type ResultOf } from "@/kit/api/graphql";

/** A configuration item as lists show it. */
export const ItemRow = graphql(`
  fragment ItemRow on ConfigurationItem {
    id name stage importance label missing owner changedAt version
    type { key name { zh en } icon }
    organisation { code name }
    team { id name }
    service { id name }
  }
`);

export type ItemRow = ResultOf<typeof ItemRow>;

/** An attribute as the model defines it. */
export const DefinitionParts = graphql(`
  fragment DefinitionParts on ItemAttributeDefinition {
    key kind unit required unique pattern minimum maximum referenceTo
    name { zh en }
    group { zh en }
    choices { key name { zh en } }
  }
`);

export type Definition = ResultOf<typeof DefinitionParts>;
