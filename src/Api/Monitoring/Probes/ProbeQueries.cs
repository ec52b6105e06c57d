using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Probes;
using EventSourcedOps.Application.Monitoring.Probes;
using EventSourcedOps.Domain.Monitoring.Probes;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Probes.</summary>
    /// <param name="filter">Which probes; all within reach when left out.</param>
    /// <param name="sort">By what the list is sorted.</param>
    /// <param name="direction">Which end comes first.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The list as it was at that recorded time.</param>
    [Needs("probe.read")]
    public static async Task<Connection<ProbeNode>> Probes(
        [FromServices] ReadDesk desk, IResolveFieldContext context, ProbesFilter? filter = null, ProbeSort sort = ProbeSort.Name,
        SortDirection direction = SortDirection.Ascending, int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), ProbeBoard.Model, sort.Order(direction),
            PageAsked.Of(first, after, context), row => new ProbeNode(row, asOf));

    /// <summary>One probe: what its versions do, how it stands and stood, and on demand its timeline and what may be done next.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("probe.read")]
    public static async Task<ProbeNode?> Probe(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await desk.Find("probe.read", ProbeBoard.Model, id, asOf, cancellation) is { } row ? new(row, asOf) : null;

    /// <summary>The point that the product itself is, by the name under which probes have it run them.</summary>
    [Needs("probe.read")]
    public static string OwnProbePoint([FromServices] ProbePoint here) => here.Name;

    /// <summary>What a point elsewhere has to run, in the order of ids.</summary>
    /// <param name="point">Its name.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    [Needs(ProbeReports.Operation)]
    public static async Task<Connection<ProbeErrand>> ProbesOfPoint(
        [FromServices] ReadDesk desk, IResolveFieldContext context, string point, int? first = null, string? after = null) =>
        await desk.Page(
            (await desk.Rows(ProbeReports.Operation, ProbeBoard.Model, null)).Equal("status", nameof(ProbeStatus.Active)).Holding("points", [point]),
            ProbeBoard.Model, new RowOrder("name"), PageAsked.Of(first, after, context), row => new ProbeErrand(row));
}

/// <summary>Which probes.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Statuses">Any of these.</param>
/// <param name="Verdicts">Any of these.</param>
/// <param name="Kinds">Any of these.</param>
/// <param name="ServiceId">Only those about this service.</param>
/// <param name="Text">Words that must all occur in the name or in what is looked at.</param>
public sealed record ProbesFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<ProbeStatus>? Statuses = null,
    IReadOnlyList<ProbeVerdict>? Verdicts = null, IReadOnlyList<ProbeKind>? Kinds = null, Guid? ServiceId = null, string? Text = null)
{
    internal async Task<RowQuery<ProbeRow>> Rows(ReadDesk desk, DateTimeOffset? asOf) =>
        (await desk.Rows("probe.read", ProbeBoard.Model, asOf, Organisations, Subtree ?? true))
            .AnyOf("status", Statuses?.Select(status => status.ToString()))
            .AnyOf("verdict", Verdicts?.Select(verdict => verdict.ToString()))
            .AnyOf("kind", Kinds?.Select(kind => kind.ToString()))
            .Equal("service", ServiceId)
            .Matching(Text);
}

/// <summary>By what probes are sorted.</summary>
public enum ProbeSort
{
    /// <summary>By what they are called.</summary>
    Name,

    /// <summary>By how they stand: unknown, up, degraded, down.</summary>
    Verdict,

    /// <summary>When anything was last recorded about them.</summary>
    Changed,
}

internal static class ProbeOrders
{
    public static RowOrder Order(this ProbeSort sort, SortDirection direction) => new(
        sort switch { ProbeSort.Verdict => "harm", ProbeSort.Changed => "changed_at", _ => "name" },
        direction == SortDirection.Descending);
}
