using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Application.Telemetry.Traces;

/// <summary>The spans of a trace.</summary>
/// <param name="IsWhole">Whether these are all of them.</param>
public sealed record TraceAnswer(IReadOnlyList<Found<Span>> Spans, bool IsWhole, Refusal? Refusal = null);

/// <summary>Answers questions about spans, as far as the caller may see them.</summary>
public sealed class SpanSearch(BlockSearch<Span> search)
{
    public static readonly BlockKind<Span> Kind = new(
        "telemetry.span_blocks", "span", 5_080_005, span => span.From, span => span.Mark, span => span.Source, () => new SpanBlock(), SpanBlock.Read);

    public Task<ItemPage<Span>> Find(
        TelemetrySight sight, SpanQuestion question, bool newestFirst, ItemPlace? behind, int most, CancellationToken cancellation) =>
        search.Find(sight, Of(question), newestFirst, behind, most, cancellation);

    /// <summary>What all spans that fit come to; the newest of them, where there are too many.</summary>
    public Task<(SpanTally Tally, Refusal? Refusal)> Sum(TelemetrySight sight, SpanQuestion question, int slices, CancellationToken cancellation) =>
        search.Fold(sight, Of(question), () => new SpanTally(question, slices), (tally, portion) =>
        {
            foreach (var found in portion.Items) tally.Add(found.Item);
            if (tally.All.Spans < TelemetryLimits.ItemsOfSummary || portion.Rest is not { } rest) return true;
            tally.EndAt(rest);
            return false;
        }, cancellation);

    /// <summary>The newest spans that fit, up to so many and those that lie together with them.</summary>
    public Task<(IReadOnlyList<Span> Items, Refusal? Refusal)> Newest(
        TelemetrySight sight, SpanQuestion question, int most, CancellationToken cancellation) => search.Newest(sight, Of(question), most, cancellation);

    /// <summary>Counts what a rule compares of operations at moments from one to another.</summary>
    public async Task<(OperationCounts Counts, Refusal? Refusal)> Count(
        TelemetrySight sight, OperationQuery query, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var (counts, refusal) = await search.Fold(sight, Of(query.Question(from, until)), () => new OperationCounts(query), (counts, portion) =>
        {
            foreach (var found in portion.Items) counts.Add(found.Item);
            return counts.Spans <= TelemetryLimits.SpansOfRule;
        }, cancellation);
        return (counts, counts.Spans > TelemetryLimits.SpansOfRule ? TelemetryRefusals.TooManySpans : refusal);
    }

    /// <summary>Every span of a trace that is kept.</summary>
    public async Task<TraceAnswer> Trace(TelemetrySight sight, string trace, CancellationToken cancellation)
    {
        var (spans, refusal) = await search.Fold(sight, Of(new(0, long.MaxValue, Trace: trace)), () => new List<Found<Span>>(), (spans, portion) =>
        {
            spans.AddRange(portion.Items);
            return spans.Count <= TelemetryLimits.SpansOfTrace;
        }, cancellation);
        var isWhole = spans.Count <= TelemetryLimits.SpansOfTrace;
        return new(isWhole ? spans : spans[..TelemetryLimits.SpansOfTrace], isWhole, refusal);
    }

    private static BlockQuestion<Span> Of(SpanQuestion question) => new(question.From, question.Until, question.Tokens, question.Marks, question.Fits);
}
