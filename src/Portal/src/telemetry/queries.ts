import { graphql, type ResultOf } from "@/kit/api/graphql";

export const MetricQuery = graphql(`
  query MetricChart($promql: String!, $from: DateTimeOffset!, $to: DateTimeOffset!, $step: Int!) {
    metricQuery(promql: $promql, from: $from, to: $to, step: $step, most: 100) {
      from step count fault { position reason } series { labels { name value } values }
    }
  }
`);

export const MetricNamesQuery = graphql(`query MetricNames($text: String) { metricNames(text: $text, first: 50) }`);

export const MetricLabelNamesQuery = graphql(`query MetricLabelNames($metric: String) { metricLabelNames(metric: $metric, first: 100) }`);

export const MetricLabelValuesQuery = graphql(
  `query MetricLabelValues($label: String!, $metric: String) { metricLabelValues(label: $label, metric: $metric, first: 200) }`,
);

export const MetricSourcesQuery = graphql(`
  query MetricSources { metricSources(first: 100) { organisation token job protocol lastAt perMinute } }
`);

export type MetricAnswer = ResultOf<typeof MetricQuery>["metricQuery"];
export type MetricSource = ResultOf<typeof MetricSourcesQuery>["metricSources"][number];
export type MetricSeries = MetricAnswer["series"][number];
