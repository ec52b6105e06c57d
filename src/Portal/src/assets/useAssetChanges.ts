import { useEffect, useState } from "react";
import { useSubscription } from "urql";
import { graphql } from "@/kit/api/graphql";
import { whenBack } from "@/kit/api/live";

const AssetChanged = graphql(`subscription AssetChanged($assetId: ID) { assetChanged(assetId: $assetId) { id version } }`);
const StocktakingChanged = graphql(
  `subscription StocktakingChanged($stocktakingId: ID) { stocktakingChanged(stocktakingId: $stocktakingId) { id status } }`,
);

/** Counts up with what is recorded about assets, or about one. */
export function useAssetChanges(assetId?: string, pause = false): number {
  const [count, setCount] = useState(0);
  useSubscription({ query: AssetChanged, variables: { assetId }, pause }, (_, data) => {
    setCount((before) => before + 1);
    return data;
  });
  useEffect(() => whenBack(() => setCount((before) => before + 1)), []);
  return count;
}

/** The same of stock-takings. */
export function useStocktakingChanges(stocktakingId?: string, pause = false): number {
  const [count, setCount] = useState(0);
  useSubscription({ query: StocktakingChanged, variables: { stocktakingId }, pause }, (_, data) => {
    setCount((before) => before + 1);
    return data;
  });
  useEffect(() => whenBack(() => setCount((before) => before + 1)), []);
  return count;
}
