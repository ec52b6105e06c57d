import { graphql } from "@/kit/api/graphql";
import { useChanges } from "@/kit/api/useChanges";

const AssetChanged = graphql(`subscription AssetChanged($assetId: ID) { assetChanged(assetId: $assetId) { id version } }`);
const StocktakingChanged = graphql(
  `subscription StocktakingChanged($stocktakingId: ID) { stocktakingChanged(stocktakingId: $stocktakingId) { id status } }`,
);

/** Counts up with what is recorded about assets, or about one. */
export const useAssetChanges = (assetId?: string, pause = false): number => useChanges(AssetChanged, { assetId }, pause).count;

/** The same of stock-takings. */
export const useStocktakingChanges = (stocktakingId?: string, pause = false): number =>
  useChanges(StocktakingChanged, { stocktakingId }, pause).count;
