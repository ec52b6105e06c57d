import dayjs from "dayjs";
import type { TFunction } from "i18next";
import { type EnumOf, graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

export const Notification = graphql(`
  fragment Notification on Notification {
    id kind toldAt by unread clock percent role organisationCode login expiresAt readModel assetTag
    incident { id number title priority status }
    alert { id title }
  }
`);

export const NotificationsQuery = graphql(
  `
  query Notifications($unread: Boolean, $kinds: [NotificationKind!], $first: Int, $after: String) {
    notifications(unread: $unread, kinds: $kinds, first: $first, after: $after) {
      nodes { ...Notification }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [Notification],
);
export const UnreadQuery = graphql(`query UnreadNotifications { unreadNotifications }`);
export const Told = graphql(`subscription NotificationTold { notificationTold { id toldAt } }`);
export const ReadNotifications = graphql(
  `mutation ReadNotifications($input: ReadNotifications!) { outcome: readNotifications(input: $input) { ...Answer } }`,
  [Answer],
);
export const ReadNotification = graphql(
  `mutation ReadNotification($input: ReadNotification!) { outcome: readNotification(input: $input) { ...Answer } }`,
  [Answer],
);

export type Notification = ResultOf<typeof Notification>;
export type Kind = EnumOf<"NotificationKind">;
export type Group = "incidents" | "monitoring" | "assets" | "access" | "system";

/** The kinds of each group, by which the page filters. */
export const groups: Record<Group, Kind[]> = {
  incidents: [
    "INCIDENT_ASSIGNED",
    "INCIDENT_QUEUED",
    "INCIDENT_REOPENED",
    "MAJOR_INCIDENT",
    "INCIDENT_CALLED",
    "CALL_UNANSWERED",
    "CLOCK_WARNED",
    "CLOCK_BREACHED",
  ],
  monitoring: ["ALERT_TRANSFERRED"],
  assets: ["ASSET_WARRANTY_ENDING", "ASSET_MAINTENANCE_ENDING"],
  access: [
    "ACCESS_REQUESTED",
    "ACCESS_APPROVED",
    "ACCESS_REJECTED",
    "ACCESS_GIVEN",
    "ACCESS_REVOKED",
    "ACCESS_EXPIRING",
    "BREAK_GLASS_ASKED",
    "BREAK_GLASS_APPROVED",
    "BREAK_GLASS_REJECTED",
    "BREAK_GLASS_ENDED",
    "REVIEW_OPENED",
  ],
  system: ["PROJECTION_STANDSTILL", "PROJECTION_ROWS_HELD", "PROJECTION_PAUSED"],
};

const urgent: Kind[] = ["CLOCK_BREACHED", "MAJOR_INCIDENT", "INCIDENT_CALLED", "CALL_UNANSWERED", "BREAK_GLASS_APPROVED", ...groups.system];
const soon: Kind[] = [
  "CLOCK_WARNED",
  "ACCESS_EXPIRING",
  "ACCESS_REQUESTED",
  "BREAK_GLASS_ASKED",
  "BREAK_GLASS_ENDED",
  "REVIEW_OPENED",
  ...groups.monitoring,
  ...groups.assets,
];

export function toneOf(kind: Kind): "bad" | "soon" | "plain" {
  return urgent.includes(kind) ? "bad" : soon.includes(kind) ? "soon" : "plain";
}

/** What is new, in the reader's language, made of nothing but typed facts. */
export function wordsOf(notification: Notification, t: TFunction, at: (instant: string) => string): string {
  const { kind, clock, percent, role, login, readModel, expiresAt, assetTag } = notification;
  return t(`notifications:kinds.${kind}`, {
    clock: clock && t(`enums:ClockKind.${clock}`),
    percent,
    role: role && t(`access:roles.names.${role}`, { defaultValue: role }),
    login,
    tag: assetTag,
    readModel: readModel && t(`projections:names.${readModel}`, { defaultValue: readModel }),
    // A promise ends with a day, rights end at an instant.
    at: expiresAt && (groups.assets.includes(kind) ? dayjs(expiresAt).format("YYYY-MM-DD") : at(expiresAt)),
  });
}

/** Where the thing is that it is about. */
export function placeOf({ id, kind, incident, alert }: Notification): string {
  if (groups.incidents.includes(kind)) return incident ? `/incidents/${incident.id}` : "/incidents";
  if (groups.monitoring.includes(kind)) return alert ? `/alerts/${alert.id}` : "/alerts";
  if (groups.assets.includes(kind)) return `/ledger/${id}`;
  if (kind === "ACCESS_REQUESTED") return "/access/requests";
  if (kind === "REVIEW_OPENED") return `/access/reviews/${id}`;
  if (groups.system.includes(kind)) return "/projections";
  if (kind === "BREAK_GLASS_ASKED" || kind === "BREAK_GLASS_ENDED") return "/access/break-glass";
  return "/me";
}
