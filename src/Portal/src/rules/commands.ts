import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const DraftAlertRule = graphql(
  `mutation DraftAlertRule($input: DraftAlertRule!) { outcome: draftAlertRule(input: $input) { ...Answer } }`,
  [Answer],
);
export const ReviseAlertRule = graphql(
  `mutation ReviseAlertRule($input: ReviseAlertRule!) { outcome: reviseAlertRule(input: $input) { ...Answer } }`,
  [Answer],
);
export const ActivateAlertRule = graphql(
  `mutation ActivateAlertRule($input: ActivateAlertRule!) { outcome: activateAlertRule(input: $input) { ...Answer } }`,
  [Answer],
);
export const DeactivateAlertRule = graphql(
  `mutation DeactivateAlertRule($input: DeactivateAlertRule!) { outcome: deactivateAlertRule(input: $input) { ...Answer } }`,
  [Answer],
);
export const RetireAlertRule = graphql(
  `mutation RetireAlertRule($input: RetireAlertRule!) { outcome: retireAlertRule(input: $input) { ...Answer } }`,
  [Answer],
);
