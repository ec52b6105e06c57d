import { graphql } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const DefineProbe = graphql(`mutation DefineProbe($input: DefineProbe!) { outcome: defineProbe(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ReviseProbe = graphql(`mutation ReviseProbe($input: ReviseProbe!) { outcome: reviseProbe(input: $input) { ...Answer } }`, [
  Answer,
]);
export const PauseProbe = graphql(`mutation PauseProbe($input: PauseProbe!) { outcome: pauseProbe(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ResumeProbe = graphql(`mutation ResumeProbe($input: ResumeProbe!) { outcome: resumeProbe(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RetireProbe = graphql(`mutation RetireProbe($input: RetireProbe!) { outcome: retireProbe(input: $input) { ...Answer } }`, [
  Answer,
]);
