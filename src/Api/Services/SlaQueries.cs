using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Services;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>SLA clocks, the open ones by time left.</summary>
    /// <param name="filter">Which clocks; all open ones within reach when left out.</param>
    /// <param name="sort">By what the list is sorted.</param>
    /// <param name="direction">Which end comes first.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The clocks as they were at that recorded time.</param>
    [Needs("sla.read")]
    public static async Task<Connection<SlaClockNode>> SlaClocks(
        [FromServices] ReadDesk desk, IResolveFieldContext context, SlaClockFilter? filter = null, SlaClockSort sort = SlaClockSort.Due,
        SortDirection direction = SortDirection.Ascending, int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), SlaTracking.Model,
            new(sort == SlaClockSort.Due ? "due_at" : "stopped_at", direction == SortDirection.Descending, Nullable: true),
            PageAsked.Of(first, after, context), row => new SlaClockNode(row, asOf));

    /// <summary>How many promises were kept, in groups. Clocks count by when they stopped; open ones stand beside them.</summary>
    /// <param name="from">Clocks that stopped then or later.</param>
    /// <param name="to">Clocks that stopped before then.</param>
    /// <param name="by">What makes a group.</param>
    /// <param name="organisations">Only clocks of these organisations and everything under them.</param>
    /// <param name="kind">Only clocks that measure this.</param>
    /// <param name="timeZone">Time zone in which months begin, by the IANA name.</param>
    /// <param name="asOf">As it was known at that recorded time.</param>
    [Needs("sla.read")]
    public static Task<IReadOnlyList<SlaAttainment>> SlaAttainment(
        [FromServices] ReadDesk desk, DateTimeOffset from, DateTimeOffset to, SlaGrouping by,
        IReadOnlyList<string>? organisations = null, ClockKind? kind = null, string timeZone = "Asia/Shanghai",
        DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        Attainment.Count(desk, new(from, to, by, organisations, kind, timeZone, asOf), cancellation);
}

/// <summary>Which clocks. What is left out does not restrict.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Open">Only open clocks, which is so unless told, or only stopped ones.</param>
/// <param name="Kind">Only those that measure this.</param>
/// <param name="Services">Services that are harmed.</param>
/// <param name="Teams">Teams that have the incident.</param>
/// <param name="Priorities">Any of these.</param>
/// <param name="IncidentId">Only clocks of this incident.</param>
/// <param name="Met">Only clocks that stopped in time, or only those that did not.</param>
/// <param name="Breached">Only clocks that missed their target, stopped or not, or only others.</param>
/// <param name="DueBefore">Running out before then.</param>
/// <param name="StoppedFrom">Stopped then or later.</param>
/// <param name="StoppedTo">Stopped before then.</param>
public sealed record SlaClockFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, bool? Open = true, ClockKind? Kind = null,
    IReadOnlyList<Guid>? Services = null, IReadOnlyList<Guid>? Teams = null, IReadOnlyList<Priority>? Priorities = null,
    Guid? IncidentId = null, bool? Met = null, bool? Breached = null, DateTimeOffset? DueBefore = null,
    DateTimeOffset? StoppedFrom = null, DateTimeOffset? StoppedTo = null)
{
    internal async Task<RowQuery<SlaClockRow>> Rows(ReadDesk desk, DateTimeOffset? asOf) =>
        (await desk.Rows("sla.read", SlaTracking.Model, asOf, Organisations, Subtree ?? true))
            .Equal("open", Open)
            .Equal("kind", Kind?.ToString())
            .AnyOf("service_id", Services)
            .AnyOf("team_id", Teams)
            .AnyOf("priority", Priorities?.Select(priority => (long)priority))
            .Equal("incident_id", IncidentId)
            .Equal("met", Met)
            .Flag("breached", Breached)
            .Between("due_at", null, DueBefore)
            .Between("stopped_at", StoppedFrom, StoppedTo);
}

/// <summary>By what clocks are sorted.</summary>
public enum SlaClockSort
{
    /// <summary>When they run out; paused and stopped ones come last.</summary>
    Due,

    /// <summary>When they stopped; open ones come last.</summary>
    Stopped,
}

/// <summary>What makes a group of clocks.</summary>
public enum SlaGrouping
{
    /// <summary>The service that was harmed.</summary>
    Service,

    /// <summary>The organisation that was harmed.</summary>
    Organisation,

    /// <summary>The month in which the clock stopped; for open ones, in which it runs out.</summary>
    Month,

    /// <summary>The team that had the incident.</summary>
    Team,

    /// <summary>The priority of the incident.</summary>
    Priority,

    /// <summary>What the clock measures.</summary>
    Kind,
}
