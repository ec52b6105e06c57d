import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const AnswerCall = graphql(`mutation AnswerCall($input: AnswerCall!) { outcome: answerCall(input: $input) { ...Answer } }`, [
  Answer,
]);
export const AcceptIncident = graphql(
  `mutation AcceptIncident($input: AcceptIncident!) { outcome: acceptIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const AssignIncident = graphql(
  `mutation AssignIncident($input: AssignIncident!) { outcome: assignIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const AssignToOnCall = graphql(
  `mutation AssignToOnCall($input: AssignToOnCall!) { outcome: assignToOnCall(input: $input) { ...Answer } }`,
  [Answer],
);
export const ReassignIncident = graphql(
  `mutation ReassignIncident($input: ReassignIncident!) { outcome: reassignIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const HandBackIncident = graphql(
  `mutation HandBackIncident($input: HandBackIncident!) { outcome: handBackIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const TriageIncident = graphql(
  `mutation TriageIncident($input: TriageIncident!) { outcome: triageIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const HoldIncident = graphql(`mutation HoldIncident($input: HoldIncident!) { outcome: holdIncident(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ResumeIncident = graphql(
  `mutation ResumeIncident($input: ResumeIncident!) { outcome: resumeIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const EscalateIncident = graphql(
  `mutation EscalateIncident($input: EscalateIncident!) { outcome: escalateIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const ResolveIncident = graphql(
  `mutation ResolveIncident($input: ResolveIncident!) { outcome: resolveIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const ReopenIncident = graphql(
  `mutation ReopenIncident($input: ReopenIncident!) { outcome: reopenIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const CloseIncident = graphql(
  `mutation CloseIncident($input: CloseIncident!) { outcome: closeIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const CancelIncident = graphql(
  `mutation CancelIncident($input: CancelIncident!) { outcome: cancelIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const CorrectIncident = graphql(
  `mutation CorrectIncident($input: CorrectIncident!) { outcome: correctIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const MoveIncidentToService = graphql(
  `mutation MoveIncidentToService($input: MoveIncidentToService!) { outcome: moveIncidentToService(input: $input) { ...Answer } }`,
  [Answer],
);
export const RelabelIncident = graphql(
  `mutation RelabelIncident($input: RelabelIncident!) { outcome: relabelIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const DeclareMajorIncident = graphql(
  `mutation DeclareMajorIncident($input: DeclareMajorIncident!) { outcome: declareMajorIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const WithdrawMajorIncident = graphql(
  `mutation WithdrawMajorIncident($input: WithdrawMajorIncident!) { outcome: withdrawMajorIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const LinkIncident = graphql(`mutation LinkIncident($input: LinkIncident!) { outcome: linkIncident(input: $input) { ...Answer } }`, [
  Answer,
]);
export const UnlinkIncident = graphql(
  `mutation UnlinkIncident($input: UnlinkIncident!) { outcome: unlinkIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const LinkIncidentToParent = graphql(
  `mutation LinkIncidentToParent($input: LinkIncidentToParent!) { outcome: linkIncidentToParent(input: $input) { ...Answer } }`,
  [Answer],
);
export const UnlinkIncidentFromParent = graphql(
  `mutation UnlinkIncidentFromParent($input: UnlinkIncidentFromParent!) { outcome: unlinkIncidentFromParent(input: $input) { ...Answer } }`,
  [Answer],
);
export const MarkIncidentDuplicate = graphql(
  `mutation MarkIncidentDuplicate($input: MarkIncidentDuplicate!) { outcome: markIncidentDuplicate(input: $input) { ...Answer } }`,
  [Answer],
);
export const UnmarkIncidentDuplicate = graphql(
  `mutation UnmarkIncidentDuplicate($input: UnmarkIncidentDuplicate!) { outcome: unmarkIncidentDuplicate(input: $input) { ...Answer } }`,
  [Answer],
);
export const CommentIncident = graphql(
  `mutation CommentIncident($input: CommentIncident!) { outcome: commentIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const AttachFile = graphql(`mutation AttachFile($input: AttachFile!) { outcome: attachFile(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ReportIncident = graphql(
  `mutation ReportIncident($input: ReportIncident!) { outcome: reportIncident(input: $input) { ...Answer } }`,
  [Answer],
);
