using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Domain.Telemetry;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>What a PromQL query gives over what was measured, at one moment after the other.</summary>
    /// <param name="promql">The query; which part of PromQL is understood stands in the documentation.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="to">No moment is later than that.</param>
    /// <param name="step">Seconds from one moment to the next.</param>
    /// <param name="most">How many series are shown; 100 unless told, 500 at most.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<MetricQueryNode> MetricQuery(
        [FromServices] TelemetryDesk desk, string promql, DateTimeOffset from, DateTimeOffset to, int step, int? most = null,
        CancellationToken cancellation = default)
    {
        var room = Asked.Within(most, 100, MetricQueryNode.SeriesMost, "most");
        var (expression, fault) = PromqlParser.Read(promql);
        if (expression is null) return new(from, step, new(fault!.Position, fault.Reason), 0, []);
        var question = new MetricQuestion(expression, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), step * 1000L);
        if (question.Objection is null && question.Moments * room > MetricQueryNode.PointsMost)
            throw new ApiError(
                TelemetryRefusals.TooManyPoints.Code, $"Here an answer holds {MetricQueryNode.PointsMost} numbers at most. Take a longer step or fewer series.");
        var answer = await desk.Ask(question, cancellation);
        return answer.Refusal is { } refusal
            ? throw new ApiError(refusal.Code, refusal.Reason)
            : new(from, step, null, answer.Lines.Count, [.. answer.Lines.Take(room).Select(line => new MetricLineNode(line))]);
    }

    /// <summary>Names of metrics that are there, in their order.</summary>
    /// <param name="text">Only those with this text in them.</param>
    /// <param name="first">How many; 50 unless told, 1,000 at most.</param>
    [Needs(TelemetryDesk.Operation)]
    public static Task<IReadOnlyList<string>> MetricNames(
        [FromServices] TelemetryDesk desk, string? text = null, int? first = null, CancellationToken cancellation = default) =>
        MetricCatalogue.Names(desk.Sight, text, Asked.Within(first, 50, 1_000, "first"), cancellation);

    /// <summary>Names of labels that series have.</summary>
    /// <param name="metric">Only those of this metric.</param>
    /// <param name="first">How many; 50 unless told, 1,000 at most.</param>
    [Needs(TelemetryDesk.Operation)]
    public static Task<IReadOnlyList<string>> MetricLabelNames(
        [FromServices] TelemetryDesk desk, string? metric = null, int? first = null, CancellationToken cancellation = default) =>
        MetricCatalogue.LabelNames(desk.Sight, metric, Asked.Within(first, 50, 1_000, "first"), cancellation);

    /// <summary>What a label reads at the series that have it.</summary>
    /// <param name="label">The name of the label.</param>
    /// <param name="metric">Only at this metric.</param>
    /// <param name="first">How many; 50 unless told, 1,000 at most.</param>
    [Needs(TelemetryDesk.Operation)]
    public static Task<IReadOnlyList<string>> MetricLabelValues(
        [FromServices] TelemetryDesk desk, string label, string? metric = null, int? first = null, CancellationToken cancellation = default) =>
        MetricCatalogue.LabelValues(desk.Sight, label, metric, Asked.Within(first, 50, 1_000, "first"), cancellation);

    /// <summary>Who sends measurements, logs and traces, the latest first.</summary>
    /// <param name="first">How many; 50 unless told, 500 at most.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<IReadOnlyList<MetricSourceNode>> MetricSources(
        [FromServices] TelemetryDesk desk, int? first = null, CancellationToken cancellation = default) =>
    [
        .. (await MetricCatalogue.Sources(desk.Sight, Asked.Within(first, 50, 500, "first"), cancellation)).Select(source => new MetricSourceNode(
            source.Organisation, source.Token, source.Job, source.Protocol, source.LastAt, source.PerMinute)),
    ];
}
