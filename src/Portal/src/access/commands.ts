import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const CreateAccount = graphql(
  `mutation CreateAccount($input: CreateAccount!) { outcome: createAccount(input: $input) { ...Answer } }`,
  [Answer],
);
export const RenameAccount = graphql(
  `mutation RenameAccount($input: RenameAccount!) { outcome: renameAccount(input: $input) { ...Answer } }`,
  [Answer],
);
export const EnableAccount = graphql(
  `mutation EnableAccount($input: EnableAccount!) { outcome: enableAccount(input: $input) { ...Answer } }`,
  [Answer],
);
export const DisableAccount = graphql(
  `mutation DisableAccount($input: DisableAccount!) { outcome: disableAccount(input: $input) { ...Answer } }`,
  [Answer],
);
export const ResetSecondFactor = graphql(
  `mutation ResetSecondFactor($input: ResetSecondFactor!) { outcome: resetSecondFactor(input: $input) { ...Answer } }`,
  [Answer],
);
export const LinkIdentity = graphql(`mutation LinkIdentity($input: LinkIdentity!) { outcome: linkIdentity(input: $input) { ...Answer } }`, [
  Answer,
]);
export const CreateGroup = graphql(`mutation CreateGroup($input: CreateGroup!) { outcome: createGroup(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RenameGroup = graphql(`mutation RenameGroup($input: RenameGroup!) { outcome: renameGroup(input: $input) { ...Answer } }`, [
  Answer,
]);
export const CloseGroup = graphql(`mutation CloseGroup($input: CloseGroup!) { outcome: closeGroup(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ChangeGroupMembers = graphql(
  `mutation ChangeGroupMembers($input: ChangeGroupMembers!) { outcome: changeGroupMembers(input: $input) { ...Answer } }`,
  [Answer],
);
export const DefineRole = graphql(`mutation DefineRole($input: DefineRole!) { outcome: defineRole(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ChangeRole = graphql(`mutation ChangeRole($input: ChangeRole!) { outcome: changeRole(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RetireRole = graphql(`mutation RetireRole($input: RetireRole!) { outcome: retireRole(input: $input) { ...Answer } }`, [
  Answer,
]);
export const GiveGrant = graphql(`mutation GiveGrant($input: GiveGrant!) { outcome: giveGrant(input: $input) { ...Answer } }`, [Answer]);
export const RevokeGrant = graphql(`mutation RevokeGrant($input: RevokeGrant!) { outcome: revokeGrant(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RequestGrant = graphql(`mutation RequestGrant($input: RequestGrant!) { outcome: requestGrant(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ApproveGrantRequest = graphql(
  `mutation ApproveGrantRequest($input: ApproveGrantRequest!) { outcome: approveGrantRequest(input: $input) { ...Answer } }`,
  [Answer],
);
export const RejectGrantRequest = graphql(
  `mutation RejectGrantRequest($input: RejectGrantRequest!) { outcome: rejectGrantRequest(input: $input) { ...Answer } }`,
  [Answer],
);
export const OpenReview = graphql(`mutation OpenReview($input: OpenReview!) { outcome: openReview(input: $input) { ...Answer } }`, [
  Answer,
]);
export const DecideReviewedGrant = graphql(
  `mutation DecideReviewedGrant($input: DecideReviewedGrant!) { outcome: decideReviewedGrant(input: $input) { ...Answer } }`,
  [Answer],
);
export const CloseReview = graphql(`mutation CloseReview($input: CloseReview!) { outcome: closeReview(input: $input) { ...Answer } }`, [
  Answer,
]);
export const AskBreakGlass = graphql(
  `mutation AskBreakGlass($input: AskBreakGlass!) { outcome: askBreakGlass(input: $input) { ...Answer } }`,
  [Answer],
);
export const ApproveBreakGlass = graphql(
  `mutation ApproveBreakGlass($input: ApproveBreakGlass!) { outcome: approveBreakGlass(input: $input) { ...Answer } }`,
  [Answer],
);
export const RejectBreakGlass = graphql(
  `mutation RejectBreakGlass($input: RejectBreakGlass!) { outcome: rejectBreakGlass(input: $input) { ...Answer } }`,
  [Answer],
);
export const EndBreakGlass = graphql(
  `mutation EndBreakGlass($input: EndBreakGlass!) { outcome: endBreakGlass(input: $input) { ...Answer } }`,
  [Answer],
);
export const ReviewBreakGlass = graphql(
  `mutation ReviewBreakGlass($input: ReviewBreakGlass!) { outcome: reviewBreakGlass(input: $input) { ...Answer } }`,
  [Answer],
);
export const EndSession = graphql(`mutation EndSession($input: EndSession!) { outcome: endSession(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RevokeToken = graphql(`mutation RevokeToken($input: RevokeToken!) { outcome: revokeToken(input: $input) { ...Answer } }`, [
  Answer,
]);

/** Answers the secret besides, once. */
export const MakeToken = graphql(
  `mutation MakeToken($input: MakeToken!) { made: makeToken(input: $input) { secret outcome { ...Answer } } }`,
  [Answer],
);
export const IssueEnrolmentLink = graphql(
  `mutation IssueEnrolmentLink($input: IssueEnrolmentLink!) { made: issueEnrolmentLink(input: $input) { link expiresAt outcome { ...Answer } } }`,
  [Answer],
);
