import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const AcknowledgeAlert = graphql(
  `mutation AcknowledgeAlert($input: AcknowledgeAlert!) { outcome: acknowledgeAlert(input: $input) { ...Answer } }`,
  [Answer],
);
export const ClaimAlert = graphql(`mutation ClaimAlert($input: ClaimAlert!) { outcome: claimAlert(input: $input) { ...Answer } }`, [
  Answer,
]);
export const TransferAlert = graphql(
  `mutation TransferAlert($input: TransferAlert!) { outcome: transferAlert(input: $input) { ...Answer } }`,
  [Answer],
);
export const SuppressAlert = graphql(
  `mutation SuppressAlert($input: SuppressAlert!) { outcome: suppressAlert(input: $input) { ...Answer } }`,
  [Answer],
);
export const UnsuppressAlert = graphql(
  `mutation UnsuppressAlert($input: UnsuppressAlert!) { outcome: unsuppressAlert(input: $input) { ...Answer } }`,
  [Answer],
);
export const EscalateAlert = graphql(
  `mutation EscalateAlert($input: EscalateAlert!) { outcome: escalateAlert(input: $input) { ...Answer } }`,
  [Answer],
);
export const ResolveAlert = graphql(`mutation ResolveAlert($input: ResolveAlert!) { outcome: resolveAlert(input: $input) { ...Answer } }`, [
  Answer,
]);
export const CommentAlert = graphql(`mutation CommentAlert($input: CommentAlert!) { outcome: commentAlert(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RaiseAlertIncident = graphql(
  `mutation RaiseAlertIncident($input: RaiseAlertIncident!) { outcome: raiseAlertIncident(input: $input) { ...Answer } }`,
  [Answer],
);
export const DeclareSilence = graphql(
  `mutation DeclareSilence($input: DeclareSilence!) { outcome: declareSilence(input: $input) { ...Answer } }`,
  [Answer],
);
export const EndSilence = graphql(`mutation EndSilence($input: EndSilence!) { outcome: endSilence(input: $input) { ...Answer } }`, [
  Answer,
]);
