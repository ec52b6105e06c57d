using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Api.Telemetry.Logs;
using EventSourcedOps.Api.Telemetry.Traces;
using EventSourcedOps.Application.Telemetry.Blocks;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    private const int LongestTraceId = 64;

    /// <summary>Spans of traces, in the order in which they began.</summary>
    /// <param name="from">No span begins earlier.</param>
    /// <param name="to">No span begins later.</param>
    /// <param name="filter">Which spans; all within reach when left out.</param>
    /// <param name="direction">Which end comes first: the newest unless told.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the span of this cursor.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<Connection<SpanNode>> Spans(
        [FromServices] TelemetryDesk desk, DateTimeOffset from, DateTimeOffset to, SpansFilter? filter = null,
        SortDirection direction = SortDirection.Descending, int? first = null, string? after = null, CancellationToken cancellation = default)
    {
        filter ??= new();
        var isNewestFirst = direction == SortDirection.Descending;
        var page = KeysetPage.Of(first, after, isNewestFirst ? "spans.desc" : "spans.asc");
        ItemPlace? behind = page.After is { } cursor ? new(cursor.Value<long>(0), cursor.Value<ulong>(1)) : null;
        var answer = await desk.Spans.Find(
            await desk.SightOf(filter.Organisations), filter.Question(from, to), isNewestFirst, behind, page.Size, cancellation);
        if (answer.Refusal is { } refusal) throw LogsFilter.Error(refusal);
        return page.Show(answer.Items, answer.HasMore, found => [found.Item.From, found.Item.Mark], found => new SpanNode(found));
    }

    /// <summary>What all spans come to that a search finds: rate, errors and durations over time and of each operation.</summary>
    /// <param name="from">No span begins earlier.</param>
    /// <param name="to">No span begins later.</param>
    /// <param name="filter">Which spans; all within reach when left out.</param>
    /// <param name="slices">Into how many slices the time is divided; 60 unless told, 200 at most.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<SpanSummaryNode> SpanSummary(
        [FromServices] TelemetryDesk desk, DateTimeOffset from, DateTimeOffset to, SpansFilter? filter = null, int? slices = null,
        CancellationToken cancellation = default)
    {
        filter ??= new();
        var parts = Asked.Within(slices, 60, SlicesMost, "slices");
        var (tally, refused) = await desk.Spans.Sum(await desk.SightOf(filter.Organisations), filter.Question(from, to), parts, cancellation);
        return refused is { } refusal ? throw LogsFilter.Error(refusal) : new(tally, from, to);
    }

    /// <summary>One trace with its spans as a tree; null when nothing of it is kept, or within reach.</summary>
    /// <param name="id">The trace, in hexadecimal digits.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<TraceNode?> Trace([FromServices] TelemetryDesk desk, string id, CancellationToken cancellation = default)
    {
        if (id.Length is 0 or > LongestTraceId) return null;
        var trace = id.ToLowerInvariant();
        var answer = await desk.Spans.Trace(desk.Sight, trace, cancellation);
        if (answer.Refusal is { } refusal) throw LogsFilter.Error(refusal);
        return answer.Spans.Count == 0 ? null : new(trace, answer);
    }
}
