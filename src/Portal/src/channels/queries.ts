import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";

/** A channel as its list shows it. */
export const ChannelRow = graphql(`
  fragment ChannelRow on NotificationChannel {
    id name kind address sender user template language perMinute reachesPeople hasSecret enabled disabledFor mayChange
    organisation { code name }
  }
`);

export const ChannelsQuery = graphql(
  `
  query NotificationChannels($first: Int, $after: String, $organisation: String, $asOf: DateTimeOffset) {
    notificationChannels(first: $first, after: $after, organisation: $organisation, asOf: $asOf) {
      nodes { ...ChannelRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [ChannelRow],
);

/** Names of all channels within reach, for choices. */
export const ChannelNamesQuery = graphql(`
  query NotificationChannelNames { notificationChannels(first: 200) { nodes { id name kind enabled } } }
`);

/** What became of a delivery so far. */
export const DeliveryParts = graphql(`
  fragment DeliveryParts on Delivery {
    id status kind person title requestedAt nextAt
    tries { number at to milliseconds code reason }
    channel { id name kind }
  }
`);

export const DeliveriesQuery = graphql(
  `
  query Deliveries($first: Int, $after: String, $filter: DeliveriesFilter, $asOf: DateTimeOffset) {
    deliveries(first: $first, after: $after, filter: $filter, asOf: $asOf) {
      nodes { ...DeliveryParts lines mayRetry incident { id number } organisation { code name } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [DeliveryParts],
);

export const DeliveriesOfIncident = graphql(
  `
  query DeliveriesOfIncident($filter: DeliveriesFilter!, $asOf: DateTimeOffset) {
    deliveries(first: 10, filter: $filter, asOf: $asOf) { nodes { ...DeliveryParts } totalCount }
  }
`,
  [DeliveryParts],
);

export const TrialQuery = graphql(
  `query NotificationChannelTrial($deliveryId: ID!) { notificationChannelTrial(deliveryId: $deliveryId) { ...DeliveryParts } }`,
  [DeliveryParts],
);

export const DefineNotificationChannel = graphql(
  `mutation DefineNotificationChannel($input: NewNotificationChannel!) {
    made: defineNotificationChannel(input: $input) { signingKey outcome { ...Answer } }
  }`,
  [Answer],
);
export const ReviseNotificationChannel = graphql(
  `mutation ReviseNotificationChannel($input: ChangedNotificationChannel!) { outcome: reviseNotificationChannel(input: $input) { ...Answer } }`,
  [Answer],
);
export const DisableNotificationChannel = graphql(
  `mutation DisableNotificationChannel($input: DisableNotificationChannel!) { outcome: disableNotificationChannel(input: $input) { ...Answer } }`,
  [Answer],
);
export const EnableNotificationChannel = graphql(
  `mutation EnableNotificationChannel($input: EnableNotificationChannel!) { outcome: enableNotificationChannel(input: $input) { ...Answer } }`,
  [Answer],
);
export const TestNotificationChannel = graphql(
  `mutation TestNotificationChannel($input: TestNotificationChannel!) { outcome: testNotificationChannel(input: $input) { ...Answer } }`,
  [Answer],
);
export const RetryDelivery = graphql(
  `mutation RetryDelivery($input: RetryDelivery!) { outcome: retryDelivery(input: $input) { ...Answer } }`,
  [Answer],
);

export type Channel = ResultOf<typeof ChannelRow>;
export type Delivery = ResultOf<typeof DeliveryParts>;
export type DeliveryRow = ResultOf<typeof DeliveriesQuery>["deliveries"]["nodes"][number];
export type Try = Delivery["tries"][number];
