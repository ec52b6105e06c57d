import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const RegisterItem = graphql(`mutation RegisterItem($input: RegisterItem!) { outcome: registerItem(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ReportItem = graphql(`mutation ReportItem($input: ReportItem!) { outcome: reportItem(input: $input) { ...Answer } }`, [
  Answer,
]);
export const MoveItemStage = graphql(
  `mutation MoveItemStage($input: MoveItemStage!) { outcome: moveItemStage(input: $input) { ...Answer } }`,
  [Answer],
);
export const ClassifyItem = graphql(`mutation ClassifyItem($input: ClassifyItem!) { outcome: classifyItem(input: $input) { ...Answer } }`, [
  Answer,
]);
export const EntrustItem = graphql(`mutation EntrustItem($input: EntrustItem!) { outcome: entrustItem(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RelateItem = graphql(`mutation RelateItem($input: RelateItem!) { outcome: relateItem(input: $input) { ...Answer } }`, [
  Answer,
]);
export const UnrelateItem = graphql(`mutation UnrelateItem($input: UnrelateItem!) { outcome: unrelateItem(input: $input) { ...Answer } }`, [
  Answer,
]);
export const SetItemBaseline = graphql(
  `mutation SetItemBaseline($input: SetItemBaseline!) { outcome: setItemBaseline(input: $input) { ...Answer } }`,
  [Answer],
);
export const RevertItem = graphql(`mutation RevertItem($input: RevertItem!) { outcome: revertItem(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RecordItemText = graphql(
  `mutation RecordItemText($input: RecordItemText!) { outcome: recordItemText(input: $input) { ...Answer } }`,
  [Answer],
);
export const DefineItemType = graphql(
  `mutation DefineItemType($input: DefineItem!) { outcome: defineItemType(input: $input) { ...Answer } }`,
  [Answer],
);
export const RetireItemType = graphql(
  `mutation RetireItemType($input: RetireItem!) { outcome: retireItemType(input: $input) { ...Answer } }`,
  [Answer],
);
export const OrderItemSources = graphql(
  `mutation OrderItemSources($input: OrderItemSources!) { outcome: orderItemSources(input: $input) { ...Answer } }`,
  [Answer],
);
export const DefineRelationKind = graphql(
  `mutation DefineRelationKind($input: DefineRelationKind!) { outcome: defineRelationKind(input: $input) { ...Answer } }`,
  [Answer],
);
