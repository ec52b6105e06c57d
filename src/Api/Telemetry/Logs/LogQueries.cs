using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Api.Telemetry.Logs;
using EventSourcedOps.Application.Telemetry.Blocks;
using EventSourcedOps.Application.Telemetry.Logs;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    private const int SlicesMost = 200;

    /// <summary>Lines of logs, in the order of time.</summary>
    /// <param name="from">No line is earlier.</param>
    /// <param name="to">No line is later.</param>
    /// <param name="filter">Which lines; all within reach when left out.</param>
    /// <param name="direction">Which end comes first: the newest unless told.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the line of this cursor.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<Connection<LogLineNode>> Logs(
        [FromServices] TelemetryDesk desk, DateTimeOffset from, DateTimeOffset to, LogsFilter? filter = null,
        SortDirection direction = SortDirection.Descending, int? first = null, string? after = null, CancellationToken cancellation = default)
    {
        filter ??= new();
        var isNewestFirst = direction == SortDirection.Descending;
        var page = KeysetPage.Of(first, after, isNewestFirst ? "logs.desc" : "logs.asc");
        ItemPlace? behind = page.After is { } cursor ? new(cursor.Value<long>(0), cursor.Value<ulong>(1)) : null;
        var answer = await desk.Logs.Find(
            await desk.SightOf(filter.Organisations), filter.Question(from, to), isNewestFirst, behind, page.Size, cancellation);
        if (answer.Refusal is { } refusal) throw LogsFilter.Error(refusal);
        return page.Show(answer.Items, answer.HasMore, found => [found.Item.At, found.Item.Mark], found => new LogLineNode(found));
    }

    /// <summary>What all lines come to that a search finds: when they were, of whom, and what they have in common.</summary>
    /// <param name="from">No line is earlier.</param>
    /// <param name="to">No line is later.</param>
    /// <param name="filter">Which lines; all within reach when left out.</param>
    /// <param name="slices">Into how many slices the time is divided; 60 unless told, 200 at most.</param>
    /// <param name="attribute">The attribute whose values are counted.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async Task<LogSummaryNode> LogSummary(
        [FromServices] TelemetryDesk desk, IResolveFieldContext context, DateTimeOffset from, DateTimeOffset to, LogsFilter? filter = null,
        int? slices = null, string? attribute = null)
    {
        filter ??= new();
        var parts = Asked.Within(slices, 60, SlicesMost, "slices");
        var templates = context.SubFields?.Values.Any(sub => sub.Field.Name.Value == "templates") == true;
        var (tally, refused) = await desk.Logs.Sum(
            await desk.SightOf(filter.Organisations), filter.Question(from, to), new(parts, attribute, templates), context.CancellationToken);
        return refused is { } refusal ? throw LogsFilter.Error(refusal) : new(tally, parts);
    }
}

public sealed partial class Subscription
{
    /// <summary>Lines as they come, a second later at most as a rule.</summary>
    /// <param name="filter">Which lines; all within reach when left out.</param>
    [Needs(TelemetryDesk.Operation)]
    public static async IAsyncEnumerable<LogNewsNode> LogTail(
        [FromServices] TelemetryDesk desk, LogsFilter? filter = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        filter ??= new();
        await foreach (var news in desk.Tail.Follow(() => desk.SightOf(filter.Organisations), filter.Question(), cancellation))
            yield return LogNewsNode.Of(news);
    }
}
