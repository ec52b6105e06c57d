import { graphql, type ResultOf } from "@/kit/api/graphql";

export const PointOfTopology = graphql(`
  fragment TopologyPoint on TopologyItem {
    id name type typeName { zh en } stage importance organisation { code name } service { id name }
  }
`);

export const LineOfTopology = graphql(`
  fragment TopologyLine on TopologyRelation { id fromId toId kind kindName { zh en } flow group needed }
`);

export const TopologyQuery = graphql(
  `
  query TopologyAround($around: ID!, $depth: Int, $groupBy: TopologyGrouping, $expanded: [ID!], $asOf: DateTimeOffset) {
    topology(around: $around, depth: $depth, groupBy: $groupBy, expanded: $expanded, most: 300, asOf: $asOf) {
      version outside
      items { steps x y outside more item { ...TopologyPoint } group { id item { id name } typeName { zh en } organisation { code name } } }
      relations { ...TopologyLine }
    }
  }
`,
  [PointOfTopology, LineOfTopology],
);

export const ImpactQuery = graphql(
  `
  query TopologyImpact($of: [ID!]!, $asOf: DateTimeOffset) {
    impact(of: $of, asOf: $asOf) {
      count outside steps
      items(first: 100) { steps item { ...TopologyPoint } }
      types { type count name { zh en } }
      services { count service { id name criticality } }
      organisations { count organisation { code name } }
      openIncidents { id number title status }
    }
  }
`,
  [PointOfTopology],
);

export const CausesQuery = graphql(
  `
  query TopologyCauses($of: ID!, $asOf: DateTimeOffset) {
    causes(of: $of, asOf: $asOf) { count outside items(first: 100) { steps alone item { ...TopologyPoint } } }
  }
`,
  [PointOfTopology],
);

export const PathQuery = graphql(
  `
  query TopologyPath($from: ID!, $to: ID!, $asOf: DateTimeOffset) {
    path(from: $from, to: $to, asOf: $asOf) { length steps { outside item { ...TopologyPoint } } }
  }
`,
  [PointOfTopology],
);

export const DifferenceQuery = graphql(
  `
  query TopologyChanges($from: DateTimeOffset!, $to: DateTimeOffset, $around: ID, $depth: Int) {
    topologyDiff(from: $from, to: $to, around: $around, depth: $depth) {
      came { ...TopologyPoint } went { ...TopologyPoint } turned { ...TopologyPoint }
      related { ...TopologyLine } unrelated { ...TopologyLine } rerelated { ...TopologyLine }
    }
  }
`,
  [PointOfTopology, LineOfTopology],
);

export const StartQuery = graphql(
  `
  query TopologyStart($since: DateTimeOffset!, $asOf: DateTimeOffset) {
    cutPoints(asOf: $asOf) { count outside items(first: 20) { parted item { ...TopologyPoint } } }
    topologyDiff(from: $since, to: $asOf) { came { ...TopologyPoint } turned { ...TopologyPoint } }
  }
`,
  [PointOfTopology],
);

export type Topology = NonNullable<ResultOf<typeof TopologyQuery>["topology"]>;
export type Place = Topology["items"][number];
export type Point = Place["item"];
export type Line = Topology["relations"][number];
export type Difference = ResultOf<typeof DifferenceQuery>["topologyDiff"];
export type Words = { zh: string; en: string } | null | undefined;
