import { TimelinePage } from "@/incidents/useTimeline";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { AssetRow } from "./AssetRow";

export const AssetPageQuery = graphql(
  `
  query AssetPage($id: ID!, $asOf: DateTimeOffset) {
    asset(id: $id, asOf: $asOf) {
      ...AssetRow
      contract lifeMonths residual receivedAt face dueBack scrappedAt scrapReason allowedActions
      place { id name type { key } }
      custodyChain { holder since until }
      items { id name stage type { icon name { zh en } } }
    }
  }
`,
  [AssetRow],
);

export const AssetTimelineQuery = graphql(
  `
  query AssetTimeline($id: ID!, $after: String) {
    of: asset(id: $id) { id timeline(first: 200, after: $after) { ...TimelinePage } }
  }
`,
  [TimelinePage],
);

export const AssetLabelQuery = graphql(`
  query AssetLabel($id: ID!, $origin: String!) {
    asset(id: $id) { id tag model serial purchasedOn qrCode(origin: $origin) organisation { code name } }
  }
`);

export const RackQuery = graphql(`
  query RackElevation($id: ID!, $asOf: DateTimeOffset) {
    rackElevation(id: $id, asOf: $asOf) {
      height heightKnown usedFront usedRear reservedUnits
      rack { id name organisation { code name } }
      occupants { id name unit height face outOfRange overlaps asset { id tag } item { id name } }
      unplaced { id name asset { id tag } item { id name } }
    }
  }
`);

export const ExpiriesQuery = graphql(`
  query AssetExpiries($days: Int!, $asOf: DateTimeOffset) {
    assetExpiries(days: $days, asOf: $asOf) {
      warrantiesEnding maintenancesEnding ended
      entries(first: 200) { term until daysLeft asset { id tag model supplier custodian organisation { code name } } }
    }
  }
`);

export type AssetWhole = NonNullable<ResultOf<typeof AssetPageQuery>["asset"]>;
export type Elevation = NonNullable<ResultOf<typeof RackQuery>["rackElevation"]>;
export type Occupant = Elevation["occupants"][number];
export type Expiry = ResultOf<typeof ExpiriesQuery>["assetExpiries"]["entries"][number];
