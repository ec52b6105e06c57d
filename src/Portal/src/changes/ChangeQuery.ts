import { TimelinePage } from "@/incidents/useTimeline";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { ChangeRow } from "./ChangeRow";

export const ChangePageQuery = graphql(
  `
  query ChangePage($id: ID!, $asOf: DateTimeOffset) {
    change(id: $id, asOf: $asOf) {
      ...ChangeRow
      description templateId purpose verification rehearsed acceptedConflicts conflictReason abortReason closingNote
      submittedAt approvedAt startedAt abortedAt closedAt allowedActions itemIds
      plannedWindow { from to }
      steps { step text minutes state isNext reports { succeeded note by at evidence { fileName url } } }
      rollback { step text minutes state isNext reports { succeeded note by at evidence { fileName url } } }
      declared { itemId attribute before value }
      itemsAtApproval { id name type importance label }
      assessed: risk { version score level factors { kind points count of detail } }
      impactAtSubmission { items services mostCritical label }
      impactAtApproval { items services mostCritical label }
      approvals { body quorum agreed isOpen }
      words { body person agrees comment at counts }
      verifications { passed findings by at evidence { fileName url } }
      drift { itemId attribute expected actual }
      evaluation { metGoal findings followUp by at }
      incidents { id number title status reportedAt }
    }
  }
`,
  [ChangeRow],
);

/** What stands around it now, whatever instant the page looks at. */
export const ChangeOutlookQuery = graphql(`
  query ChangeOutlook($id: ID!, $from: DateTimeOffset, $to: DateTimeOffset) {
    changeOutlook(id: $id, from: $from, to: $to) {
      items { id name type importance label }
      impact { items services mostCritical label }
      conflicts { kind bars window { from to } change { id number title } blackout { id name } itemIds }
      risk { version score level factors { kind points count of detail } }
      estimate { probability discrimination factors { kind effect } lessons wentWrong lessonsNeeded eitherKindNeeded learnedAt }
      differences { itemId attribute expected actual }
      suggestedIncidents { id number title status reportedAt }
    }
  }
`);

export const ChangeTimelineQuery = graphql(
  `
  query ChangeTimeline($id: ID!, $after: String) {
    of: change(id: $id) { id timeline(first: 200, after: $after) { ...TimelinePage } }
  }
`,
  [TimelinePage],
);

export type ChangeWhole = NonNullable<ResultOf<typeof ChangePageQuery>["change"]>;
export type Outlook = NonNullable<ResultOf<typeof ChangeOutlookQuery>["changeOutlook"]>;
export type Risk = NonNullable<ChangeWhole["assessed"]>;
export type Step = ChangeWhole["steps"][number];
