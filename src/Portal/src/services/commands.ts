import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const DefineCalendar = graphql(
  `mutation DefineCalendar($input: DefineCalendar!) { outcome: defineCalendar(input: $input) { ...Answer } }`,
  [Answer],
);
export const ChangeCalendarWindows = graphql(
  `mutation ChangeCalendarWindows($input: ChangeCalendarWindows!) { outcome: changeCalendarWindows(input: $input) { ...Answer } }`,
  [Answer],
);
export const DeclareHolidays = graphql(
  `mutation DeclareHolidays($input: DeclareHolidays!) { outcome: declareHolidays(input: $input) { ...Answer } }`,
  [Answer],
);
export const PublishAgreement = graphql(
  `mutation PublishAgreement($input: PublishAgreement!) { outcome: publishAgreement(input: $input) { ...Answer } }`,
  [Answer],
);
export const PublishPriorityMatrix = graphql(
  `mutation PublishPriorityMatrix($input: PublishPriorityMatrix!) { outcome: publishPriorityMatrix(input: $input) { ...Answer } }`,
  [Answer],
);
export const RegisterService = graphql(
  `mutation RegisterService($input: RegisterService!) { outcome: registerService(input: $input) { ...Answer } }`,
  [Answer],
);
export const ChangeService = graphql(
  `mutation ChangeService($input: ChangeService!) { outcome: changeService(input: $input) { ...Answer } }`,
  [Answer],
);
export const RelabelService = graphql(
  `mutation RelabelService($input: RelabelService!) { outcome: relabelService(input: $input) { ...Answer } }`,
  [Answer],
);
export const RetireService = graphql(
  `mutation RetireService($input: RetireService!) { outcome: retireService(input: $input) { ...Answer } }`,
  [Answer],
);
