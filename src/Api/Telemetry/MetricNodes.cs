using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Telemetry;
using GraphQL;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>What a PromQL query gives.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Step">Seconds from one moment to the next.</param>
/// <param name="Fault">What is wrong with the query; null when nothing is.</param>
/// <param name="Count">How many series there are, shown or not.</param>
/// <param name="Series">Those that are shown.</param>
[GraphQLMetadata("MetricAnswer")]
public sealed record MetricQueryNode(DateTimeOffset From, int Step, MetricFault? Fault, int Count, IReadOnlyList<MetricLineNode> Series)
{
    internal const int SeriesMost = 500;
    internal const int PointsMost = 200_000;
}

/// <summary>What is wrong with a query, and where.</summary>
/// <param name="Position">Before which character, counted from 0.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record MetricFault(int Position, string Reason);

/// <summary>A label of a series.</summary>
/// <param name="Name">Its name; the metric's own name is the label __name__.</param>
/// <param name="Value">What it reads.</param>
[GraphQLMetadata("MetricLabel")]
public sealed record MetricLabelNode(string Name, string Value);

/// <summary>What one series reads.</summary>
[GraphQLMetadata("MetricLine")]
public sealed class MetricLineNode(MetricLine line)
{
    /// <summary>Its labels, in the order of their names.</summary>
    public IReadOnlyList<MetricLabelNode> Labels => [.. line.Labels.Pairs.Select(pair => new MetricLabelNode(pair.Key, pair.Value))];

    /// <summary>A number for each moment; null where there is none, or none that JSON has a word for.</summary>
    public IReadOnlyList<double?> Values => [.. line.Values.Select(value => MetricRules.NumberOf(value))];
}

/// <summary>Somebody who sends measurements, logs or traces.</summary>
/// <param name="Organisation">Code of the organisation for which it sends.</param>
/// <param name="Token">The name of the token it signs in with.</param>
/// <param name="Job">Which of its parts, as the label job says, or the service that writes; empty when it does not say.</param>
/// <param name="Protocol">remote-write, otlp, otlp-logs, otlp-traces, json-lines or syslog.</param>
/// <param name="LastAt">The minute in which it sent last.</param>
/// <param name="PerMinute">Samples, lines or spans a minute, over the last five full minutes.</param>
[GraphQLMetadata("MetricSource")]
public sealed record MetricSourceNode(string Organisation, string Token, string Job, string Protocol, DateTimeOffset LastAt, double PerMinute);
