import { graphql, type ResultOf, type VariablesOf } from "@/kit/api/graphql";

const LineWhole = graphql(`
  fragment LogLineWhole on LogLine {
    at severity organisation service instance text traceId spanId attributes { name value ofWriter }
  }
`);

export const LogLinesQuery = graphql(
  `
  query LogLines($from: DateTimeOffset!, $to: DateTimeOffset!, $filter: LogsFilter, $after: String) {
    logs(from: $from, to: $to, filter: $filter, first: 50, after: $after) {
      nodes { ...LogLineWhole }
      pageInfo { hasNextPage endCursor }
    }
  }
`,
  [LineWhole],
);

/** The line itself is among those from its own moment on. */
export const LogsAroundQuery = graphql(`
  query LogsAround($from: DateTimeOffset!, $at: DateTimeOffset!, $to: DateTimeOffset!, $filter: LogsFilter) {
    before: logs(from: $from, to: $at, filter: $filter, first: 11) { nodes { at severity organisation service instance text spanId } }
    after: logs(from: $at, to: $to, filter: $filter, direction: ASCENDING, first: 11) {
      nodes { at severity organisation service instance text spanId }
    }
  }
`);

export const LogSummaryQuery = graphql(`
  query LogSummary($from: DateTimeOffset!, $to: DateTimeOffset!, $filter: LogsFilter, $slices: Int!) {
    logSummary(from: $from, to: $to, filter: $filter, slices: $slices) {
      lines countedSince slices { severity lines } services { value lines } attributes { value lines }
    }
  }
`);

export const LogValuesQuery = graphql(`
  query LogValues($from: DateTimeOffset!, $to: DateTimeOffset!, $filter: LogsFilter, $attribute: String!) {
    logSummary(from: $from, to: $to, filter: $filter, slices: 1, attribute: $attribute) { values { value lines } }
  }
`);

/** Asked for only where they are shown: to put lines together costs more than to count them. */
export const LogPatternsQuery = graphql(`
  query LogPatterns($from: DateTimeOffset!, $to: DateTimeOffset!, $filter: LogsFilter) {
    logSummary(from: $from, to: $to, filter: $filter, slices: 1) { lines templates { id pattern lines newestAt highest } }
  }
`);

export const LogTail = graphql(
  `subscription LogTail($filter: LogsFilter) { logTail(filter: $filter) { left lines { ...LogLineWhole } } }`,
  [LineWhole],
);

export type LogLine = ResultOf<typeof LineWhole>;
export type LineOfMany = Omit<LogLine, "attributes" | "traceId">;
export type LogSummary = ResultOf<typeof LogSummaryQuery>["logSummary"];
export type LogPattern = ResultOf<typeof LogPatternsQuery>["logSummary"]["templates"][number];
export type LogFilter = NonNullable<VariablesOf<typeof LogLinesQuery>["filter"]>;

/** Which lines of which time. */
export interface Question {
  from: string;
  to: string;
  filter: LogFilter;
}
