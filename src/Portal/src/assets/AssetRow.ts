import { graphql, type ResultOf } from "@/kit/api/graphql";

/** An asset as the ledger shows it. */
export const AssetRow = graphql(`
  fragment AssetRow on Asset {
    id tag kind state model manufacturer serial supplier costCentre custodian label purchasedOn warrantyUntil maintenanceUntil
    price currency bookValue unit height changedAt version
    place { id name }
    organisation { code name }
  }
`);

export type AssetRow = ResultOf<typeof AssetRow>;
