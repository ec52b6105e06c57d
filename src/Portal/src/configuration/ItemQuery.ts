import { graphql, type ResultOf } from "@/kit/api/graphql";
import { DefinitionParts, ItemRow } from "./ItemRow";

const ChangeParts = graphql(`fragment ChangeParts on ItemChange { key before after inForce }`);

export const ItemPageQuery = graphql(
  `
  query ItemPage($id: ID!, $asOf: DateTimeOffset) {
    configurationItem(id: $id, asOf: $asOf) {
      ...ItemRow
      registeredAt missedBy
      unplanned { by at times }
      type { key icon name { zh en } stages }
      attributes {
        definition { ...DefinitionParts }
        value source since
        rejected { value source since }
        reference { id name }
      }
      incidents(first: 20) { id number title status }
      asset { id tag }
    }
  }
`,
  [ItemRow, DefinitionParts],
);

export const ItemRelationsQuery = graphql(`
  query ItemRelations($id: ID!, $asOf: DateTimeOffset) {
    configurationItem(id: $id, asOf: $asOf) {
      id
      relationsOut(first: 200) { id source confidence since group needed kind { key } targetId target { id name stage type { icon } } }
      relationsIn(first: 200) { id source confidence since group needed kind { key } fromId from { id name stage type { icon } } }
    }
  }
`);

/** States that were named, and configuration files. */
export const ItemStatesQuery = graphql(
  `
  query ItemStates($id: ID!, $asOf: DateTimeOffset) {
    configurationItem(id: $id, asOf: $asOf) {
      id
      baselines { name at drift { ...ChangeParts } }
      texts { name versions { sha256 bytes source by at url } }
    }
  }
`,
  [ChangeParts],
);

/** Everything ever recorded about it, whatever instant the page looks at: the slider steps along it. */
export const ItemVersionsQuery = graphql(
  `
  query ItemVersions($id: ID!, $after: String) {
    configurationItem(id: $id) {
      id
      versions(first: 80, after: $after) {
        nodes { version type recordedAt by source revertsTo changes { ...ChangeParts } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`,
  [ChangeParts],
);

/** Values as they were at two instants. */
export const ComparedQuery = graphql(`
  query ItemCompared($id: ID!, $from: DateTimeOffset!, $to: DateTimeOffset!) {
    before: configurationItem(id: $id, asOf: $from) { id attributes { definition { key } value } }
    after: configurationItem(id: $id, asOf: $to) { id attributes { definition { key } value } }
  }
`);

export type ItemWhole = NonNullable<ResultOf<typeof ItemPageQuery>["configurationItem"]>;
export type ItemAttribute = ItemWhole["attributes"][number];
export type ItemVersion = NonNullable<ResultOf<typeof ItemVersionsQuery>["configurationItem"]>["versions"]["nodes"][number];
export type ItemChange = ItemVersion["changes"][number];
export type ItemStates = NonNullable<ResultOf<typeof ItemStatesQuery>["configurationItem"]>;
export type ItemText = ItemStates["texts"][number];
export type ItemRelations = NonNullable<ResultOf<typeof ItemRelationsQuery>["configurationItem"]>;
