import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const DraftChange = graphql(`mutation DraftChange($input: DraftChange!) { outcome: draftChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const PlanChange = graphql(`mutation PlanChange($input: PlanChange!) { outcome: planChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const SubmitChange = graphql(`mutation SubmitChange($input: SubmitChange!) { outcome: submitChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RecallChange = graphql(`mutation RecallChange($input: RecallChange!) { outcome: recallChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ReviewChange = graphql(`mutation ReviewChange($input: ReviewChange!) { outcome: reviewChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ApproveChange = graphql(
  `mutation ApproveChange($input: ApproveChange!) { outcome: approveChange(input: $input) { ...Answer } }`,
  [Answer],
);
export const RejectChange = graphql(`mutation RejectChange($input: RejectChange!) { outcome: rejectChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ScheduleChange = graphql(
  `mutation ScheduleChange($input: ScheduleChange!) { outcome: scheduleChange(input: $input) { ...Answer } }`,
  [Answer],
);
export const StartChange = graphql(`mutation StartChange($input: StartChange!) { outcome: startChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ReportChangeStep = graphql(
  `mutation ReportChangeStep($input: ReportChangeStep!) { outcome: reportChangeStep(input: $input) { ...Answer } }`,
  [Answer],
);
export const AbortChange = graphql(`mutation AbortChange($input: AbortChange!) { outcome: abortChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RollBackChangeStep = graphql(
  `mutation RollBackChangeStep($input: RollBackChangeStep!) { outcome: rollBackChangeStep(input: $input) { ...Answer } }`,
  [Answer],
);
export const VerifyChange = graphql(`mutation VerifyChange($input: VerifyChange!) { outcome: verifyChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const EvaluateChange = graphql(
  `mutation EvaluateChange($input: EvaluateChange!) { outcome: evaluateChange(input: $input) { ...Answer } }`,
  [Answer],
);
export const CloseChange = graphql(`mutation CloseChange($input: CloseChange!) { outcome: closeChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const CancelChange = graphql(`mutation CancelChange($input: CancelChange!) { outcome: cancelChange(input: $input) { ...Answer } }`, [
  Answer,
]);
export const CommentChange = graphql(
  `mutation CommentChange($input: CommentChange!) { outcome: commentChange(input: $input) { ...Answer } }`,
  [Answer],
);
export const LinkChangeIncident = graphql(
  `mutation LinkChangeIncident($input: LinkChangeIncident!) { outcome: linkChangeIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const UnlinkChangeIncident = graphql(
  `mutation UnlinkChangeIncident($input: UnlinkChangeIncident!) { outcome: unlinkChangeIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const DeclareBlackout = graphql(
  `mutation DeclareBlackout($input: DeclareBlackout!) { outcome: declareBlackout(input: $input) { ...Answer } }`,
  [Answer],
);
export const LiftBlackout = graphql(`mutation LiftBlackout($input: LiftBlackout!) { outcome: liftBlackout(input: $input) { ...Answer } }`, [
  Answer,
]);
export const PublishChangeTemplate = graphql(
  `mutation PublishChangeTemplate($input: PublishChangeTemplate!) { outcome: publishChangeTemplate(input: $input) { ...Answer } }`,
  [Answer],
);
export const RetireChangeTemplate = graphql(
  `mutation RetireChangeTemplate($input: RetireChangeTemplate!) { outcome: retireChangeTemplate(input: $input) { ...Answer } }`,
  [Answer],
);
export const SetChangePolicy = graphql(
  `mutation SetChangePolicy($input: SetChangePolicy!) { outcome: setChangePolicy(input: $input) { ...Answer } }`,
  [Answer],
);
