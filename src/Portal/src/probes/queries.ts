import { TimelinePage } from "@/incidents/useTimeline";
import { graphql, type ResultOf } from "@/kit/api/graphql";

/** What one version does. */
export const ProbeVersion = graphql(`
  fragment ProbeVersion on ProbeVersion {
    version name serviceId kind target intervalSeconds timeoutSeconds failures points quorum severity by at
    host port daysLeft untrusted query recordType expected server
    steps { method url body headers { name value } assertions { kind expected path } }
  }
`);

/** What one run came to. */
export const ProbeRun = graphql(`
  fragment ProbeRun on ProbeRun {
    point at version reading milliseconds fault detail daysLeft
    steps { milliseconds status fault detail }
  }
`);

/** A probe as the list shows it. */
export const ProbeRow = graphql(`
  fragment ProbeRow on Probe {
    id name kind target status verdict since severity changedAt
    organisation { code name }
    service { id name }
    day: availability(hours: 24) { percent }
    month: availability(hours: 720) { percent }
    points { point saw at milliseconds fault detail }
  }
`);

export const ProbeListQuery = graphql(
  `
  query ProbeList($first: Int, $after: String, $sort: ProbeSort!, $direction: SortDirection!, $filter: ProbesFilter, $asOf: DateTimeOffset) {
    probes(first: $first, after: $after, sort: $sort, direction: $direction, filter: $filter, asOf: $asOf) {
      nodes { ...ProbeRow }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [ProbeRow],
);

export const ProbePageQuery = graphql(
  `
  query ProbePage($id: ID!, $asOf: DateTimeOffset) {
    probe(id: $id, asOf: $asOf) {
      ...ProbeRow
      endNote allowedActions
      current { ...ProbeVersion }
      versions { version target intervalSeconds failures points by at }
      evidence { point saw at milliseconds fault detail }
      runs(first: 20) { ...ProbeRun }
    }
  }
`,
  [ProbeRow, ProbeVersion, ProbeRun],
);

export const AvailabilityQuery = graphql(`
  query ProbeAvailability($id: ID!, $hours: Int!, $asOf: DateTimeOffset) {
    probe(id: $id, asOf: $asOf) {
      id
      availability(hours: $hours) {
        from to percent outages upSeconds downSeconds unknownSeconds pausedSeconds spans { from to phase }
      }
    }
  }
`);

export const ProbeEditorQuery = graphql(
  `
  query ProbeEditor($id: ID!) {
    ownProbePoint
    probe(id: $id) { id status organisation { code } current { ...ProbeVersion } }
  }
`,
  [ProbeVersion],
);

/** Everything ever recorded about it: the slider steps along it. */
export const ProbeTimelineQuery = graphql(
  `
  query ProbeTimeline($id: ID!, $after: String) {
    of: probe(id: $id) { id timeline(first: 200, after: $after) { ...TimelinePage } }
  }
`,
  [TimelinePage],
);

export const TryProbe = graphql(
  `mutation TryProbe($input: TryProbe!) { tried: tryProbe(input: $input) { refusal { code field reason } run { ...ProbeRun } } }`,
  [ProbeRun],
);

export type ProbeRow = ResultOf<typeof ProbeRow>;
export type ProbeRun = ResultOf<typeof ProbeRun>;
export type ProbeVersion = ResultOf<typeof ProbeVersion>;
export type ProbeWhole = NonNullable<ResultOf<typeof ProbePageQuery>["probe"]>;
export type Availability = NonNullable<ResultOf<typeof AvailabilityQuery>["probe"]>["availability"];
export type PointSeen = ProbeRow["points"][number];
