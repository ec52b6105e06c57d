import { graphql, type ResultOf } from "@/kit/api/graphql";

export const ServiceMapQuery = graphql(`
  query ServiceMap($at: DateTimeOffset, $asOf: DateTimeOffset) {
    serviceMap(at: $at, asOf: $asOf) {
      at isWhole
      services { name x y calls failed organisation { code name } service { id name } }
      dependencies { caller callee since lastAt calls failed organisation { code } }
    }
  }
`);

export const ServiceMapChangesQuery = graphql(`
  query ServiceMapChanges($from: DateTimeOffset!) {
    serviceMapChanges(from: $from) { at turn caller callee }
  }
`);

export type ServiceMap = ResultOf<typeof ServiceMapQuery>["serviceMap"];
export type MappedService = ServiceMap["services"][number];
export type Dependency = ServiceMap["dependencies"][number];
export type MapChange = ResultOf<typeof ServiceMapChangesQuery>["serviceMapChanges"][number];
