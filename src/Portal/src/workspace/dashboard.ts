import { type EnumOf, graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const DashboardQuery = graphql(`
  query Dashboard($revision: Int, $asOf: DateTimeOffset) {
    dashboard(revision: $revision, asOf: $asOf) {
      revision origin undo redo
      defaultOf { code name }
      widgets { widgetId kind operation x y width height settings { title rows organisation hours months } }
    }
  }
`);

export const RevisionsQuery = graphql(`
  query DashboardRevisions($after: String) {
    dashboard {
      revision
      revisions(first: 50, after: $after) {
        nodes { revision change kind count restores widgets by at }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export type Board = ResultOf<typeof DashboardQuery>["dashboard"];
export type Widget = Board["widgets"][number];
export type Settings = Widget["settings"];
export type Kind = EnumOf<"WidgetKind">;
export type Revision = ResultOf<typeof RevisionsQuery>["dashboard"]["revisions"]["nodes"][number];

export const AddWidget = graphql(`mutation AddWidget($input: AddWidget!) { outcome: addWidget(input: $input) { ...Answer } }`, [Answer]);
export const PlaceWidgets = graphql(`mutation PlaceWidgets($input: PlaceWidgets!) { outcome: placeWidgets(input: $input) { ...Answer } }`, [
  Answer,
]);
export const ConfigureWidget = graphql(
  `mutation ConfigureWidget($input: ConfigureWidget!) { outcome: configureWidget(input: $input) { ...Answer } }`,
  [Answer],
);
export const RemoveWidget = graphql(`mutation RemoveWidget($input: RemoveWidget!) { outcome: removeWidget(input: $input) { ...Answer } }`, [
  Answer,
]);
export const RestoreLayout = graphql(
  `mutation RestoreLayout($input: RestoreLayout!) { outcome: restoreLayout(input: $input) { ...Answer } }`,
  [Answer],
);
export const ResetDashboard = graphql(
  `mutation ResetDashboard($input: ResetDashboard!) { outcome: resetDashboard(input: $input) { ...Answer } }`,
  [Answer],
);
export const PublishDashboard = graphql(
  `mutation PublishDashboard($input: PublishDashboard!) { outcome: publishDashboard(input: $input) { ...Answer } }`,
  [Answer],
);
export const WithdrawDashboard = graphql(
  `mutation WithdrawDashboard($input: WithdrawDashboard!) { outcome: withdrawDashboard(input: $input) { ...Answer } }`,
  [Answer],
);

/** A widget as commands take it. */
export function inputOf({ widgetId, kind, x, y, width, height, settings }: Widget) {
  return { widgetId, kind, place: { x, y, width, height }, settings: given(settings) };
}

/** What differs from the usual; the Api takes nothing empty. */
export function given(settings: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => name in usualSettings && value != null && value !== ""));
}

export const usualSettings: Settings = { title: null, rows: null, organisation: null, hours: null, months: null };
