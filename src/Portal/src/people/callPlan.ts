import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

const CallPlanVersionParts = graphql(`
  fragment CallPlanVersionParts on CallPlanVersion {
    version effectiveFrom rounds leastPriority
    steps { number level people waitMinutes channels { id name kind enabled } }
  }
`);

export const CallPlanParts = graphql(
  `
  fragment CallPlanParts on CallPlan {
    version(at: $asOf) { ...CallPlanVersionParts }
    versions { version effectiveFrom }
  }
`,
  [CallPlanVersionParts],
);

/** A version that is not in force, when somebody wants to see it. */
export const CallPlanAt = graphql(
  `query CallPlanAt($id: ID!, $at: DateTimeOffset!) { team(id: $id) { id callPlan { version(at: $at) { ...CallPlanVersionParts } } } }`,
  [CallPlanVersionParts],
);

export const PublishCallPlan = graphql(
  `mutation PublishCallPlan($input: PublishCallPlan!) { outcome: publishCallPlan(input: $input) { ...Answer } }`,
  [Answer],
);

export type CallPlan = ResultOf<typeof CallPlanParts>;
export type CallPlanVersion = ResultOf<typeof CallPlanVersionParts>;

/** A step while it is written. */
export interface DraftStep {
  level?: number | null;
  people: string[];
  channels: string[];
  waitMinutes: number;
}

const usualWait = 5;

/** The step after so many: whoever is on call at the next level. */
export const stepAfter = (steps: readonly DraftStep[]): DraftStep => ({
  level: steps.length + 1,
  people: [],
  channels: steps.at(-1)?.channels ?? [],
  waitMinutes: steps.at(-1)?.waitMinutes ?? usualWait,
});

/** The steps of a version, to begin with. */
export const draftOf = (version: CallPlanVersion): DraftStep[] =>
  version.steps.map(({ level, people, channels, waitMinutes }) => ({
    level,
    people: [...people],
    channels: channels.map((channel) => channel.id),
    waitMinutes,
  }));
