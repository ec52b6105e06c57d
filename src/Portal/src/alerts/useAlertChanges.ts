import { graphql } from "@/kit/api/graphql";
import { type Changes, useChanges } from "@/kit/api/useChanges";
import { AlertRow } from "./AlertRow";

const Changed = graphql(
  `
  subscription AlertChanged($alertId: ID) {
    alertChanged(alertId: $alertId) { ...AlertRow }
  }
`,
  [AlertRow],
);

/** Follows what is recorded about alerts, or about one. */
export const useAlertChanges = (alertId?: string, pause = false): Changes =>
  useChanges(Changed, { alertId }, pause, (data) => data.alertChanged.id);
