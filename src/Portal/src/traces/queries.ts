import { graphql, type ResultOf, type VariablesOf } from "@/kit/api/graphql";

export const SpansQuery = graphql(`
  query Spans($from: DateTimeOffset!, $to: DateTimeOffset!, $filter: SpansFilter, $after: String) {
    spans(from: $from, to: $to, filter: $filter, first: 50, after: $after) {
      nodes { traceId spanId service name kind from milliseconds status }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const SpanSummaryQuery = graphql(`
  query SpanSummary($from: DateTimeOffset!, $to: DateTimeOffset!, $filter: SpansFilter, $slices: Int!) {
    spanSummary(from: $from, to: $to, filter: $filter, slices: $slices) {
      spans failed countedSince slices { from spans failed p95 } operations { service name spans failed median p95 p99 longest }
    }
  }
`);

export const TraceQuery = graphql(`
  query Trace($id: String!) {
    trace(id: $id) {
      id from milliseconds isWhole services { value lines }
      spans {
        depth offset selfMilliseconds isOrphan
        span {
          spanId parentId organisation service instance name kind from milliseconds status statusText
          attributes { name value ofWriter } events { at name text }
        }
      }
    }
  }
`);

export type FoundSpan = ResultOf<typeof SpansQuery>["spans"]["nodes"][number];
export type SpanSummary = ResultOf<typeof SpanSummaryQuery>["spanSummary"];
export type OperationFigures = SpanSummary["operations"][number];
export type TraceWhole = NonNullable<ResultOf<typeof TraceQuery>["trace"]>;
export type TraceRow = TraceWhole["spans"][number];
export type SpanWhole = TraceRow["span"];
export type SpanFilter = NonNullable<VariablesOf<typeof SpansQuery>["filter"]>;

/** Which spans of which time. */
export interface Question {
  from: string;
  to: string;
  filter: SpanFilter;
}
