import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const ReceiveAsset = graphql(`mutation ReceiveAsset($input: ReceiveAsset!) { outcome: receiveAsset(input: $input) { ...Answer } }`, [
  Answer,
]);
export const CorrectAsset = graphql(`mutation CorrectAsset($input: CorrectAsset!) { outcome: correctAsset(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RackAsset = graphql(`mutation RackAsset($input: RackAsset!) { outcome: rackAsset(input: $input) { ...Answer } }`, [Answer]);
export const MoveAsset = graphql(`mutation MoveAsset($input: MoveAsset!) { outcome: moveAsset(input: $input) { ...Answer } }`, [Answer]);
export const HandOverAsset = graphql(
  `mutation HandOverAsset($input: HandOverAsset!) { outcome: handOverAsset(input: $input) { ...Answer } }`,
  [Answer],
);
export const SendAssetToRepair = graphql(
  `mutation SendAssetToRepair($input: SendAssetToRepair!) { outcome: sendAssetToRepair(input: $input) { ...Answer } }`,
  [Answer],
);
export const ReturnAsset = graphql(`mutation ReturnAsset($input: ReturnAsset!) { outcome: returnAsset(input: $input) { ...Answer } }`, [
  Answer,
]);
export const PutAssetInStock = graphql(
  `mutation PutAssetInStock($input: PutAssetInStock!) { outcome: putAssetInStock(input: $input) { ...Answer } }`,
  [Answer],
);
export const ScrapAsset = graphql(`mutation ScrapAsset($input: ScrapAsset!) { outcome: scrapAsset(input: $input) { ...Answer } }`, [
  Answer,
]);
export const LinkAssetItem = graphql(
  `mutation LinkAssetItem($input: LinkAssetItem!) { outcome: linkAssetItem(input: $input) { ...Answer } }`,
  [Answer],
);
export const UnlinkAssetItem = graphql(
  `mutation UnlinkAssetItem($input: UnlinkAssetItem!) { outcome: unlinkAssetItem(input: $input) { ...Answer } }`,
  [Answer],
);
export const OpenStocktaking = graphql(
  `mutation OpenStocktaking($input: OpenStocktaking!) { outcome: openStocktaking(input: $input) { ...Answer } }`,
  [Answer],
);
export const CountAsset = graphql(`mutation CountAsset($input: CountAsset!) { outcome: countAsset(input: $input) { ...Answer } }`, [
  Answer,
]);
export const UncountAsset = graphql(`mutation UncountAsset($input: UncountAsset!) { outcome: uncountAsset(input: $input) { ...Answer } }`, [
  Answer,
]);
export const EndStocktakingCount = graphql(
  `mutation EndStocktakingCount($input: EndStocktakingCount!) { outcome: endStocktakingCount(input: $input) { ...Answer } }`,
  [Answer],
);
export const SettleStocktakingDifference = graphql(
  `mutation SettleStocktakingDifference($input: SettleStocktakingDifference!) { outcome: settleStocktakingDifference(input: $input) { ...Answer } }`,
  [Answer],
);
export const CloseStocktaking = graphql(
  `mutation CloseStocktaking($input: CloseStocktaking!) { outcome: closeStocktaking(input: $input) { ...Answer } }`,
  [Answer],
);
export const CancelStocktaking = graphql(
  `mutation CancelStocktaking($input: CancelStocktaking!) { outcome: cancelStocktaking(input: $input) { ...Answer } }`,
  [Answer],
);
