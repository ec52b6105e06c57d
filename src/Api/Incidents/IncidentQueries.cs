using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>The incident board.</summary>
    /// <param name="filter">Which incidents; all within reach when left out.</param>
    /// <param name="sort">By what the list is sorted.</param>
    /// <param name="direction">Which end comes first.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The board as it was at that recorded time.</param>
    [Needs("incident.read")]
    public static async Task<Connection<IncidentNode>> Incidents(
        [FromServices] ReadDesk desk, IResolveFieldContext context, IncidentFilter? filter = null,
        IncidentSort sort = IncidentSort.Reported, SortDirection direction = SortDirection.Descending,
        int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), IncidentBoard.Model, sort.Order(direction), PageAsked.Of(first, after, context),
            row => new IncidentNode(row, asOf));

    /// <summary>One incident: its state, and on demand its timeline, clocks and what may be done next.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("incident.read")]
    public static async Task<IncidentNode?> Incident(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await desk.Find("incident.read", IncidentBoard.Model, id, asOf, cancellation) is { } row ? new(row, asOf) : null;

    /// <summary>What there is to do for a person and the teams it works in.</summary>
    /// <param name="person">User name; the caller unless told.</param>
    /// <param name="teams">Teams whose queues count; those that the person is a member of unless told.</param>
    [Needs("incident.read")]
    public static async Task<MyWork> MyWork([FromServices] ReadDesk desk, string? person = null, IEnumerable<Guid>? teams = null)
    {
        var name = person ?? desk.Caller.Name;
        var landscape = await desk.Landscape(null);
        return new(name, [.. (teams ?? landscape.Teams.Values.Where(team => !team.Closed && team.Members.Contains(name)).Select(team => team.Id))
            .Take(KeysetPage.LargestSize)]);
    }
}

/// <summary>Which incidents. What is left out does not restrict.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Statuses">Any of these.</param>
/// <param name="Priorities">Any of these.</param>
/// <param name="Services">Services that are harmed.</param>
/// <param name="Teams">Teams that have it.</param>
/// <param name="Technician">User name of whoever works on it.</param>
/// <param name="Major">Only major incidents, or only others.</param>
/// <param name="Breached">Only those that missed a target, or only others.</param>
/// <param name="ReportedFrom">Reported then or later.</param>
/// <param name="ReportedTo">Reported before then.</param>
/// <param name="DueBefore">With a promise due before then.</param>
/// <param name="Text">Words that must all occur in number, title, description, people or references.</param>
/// <param name="Ids">Only these incidents.</param>
public sealed record IncidentFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<IncidentStatus>? Statuses = null,
    IReadOnlyList<Priority>? Priorities = null, IReadOnlyList<Guid>? Services = null, IReadOnlyList<Guid>? Teams = null,
    string? Technician = null, bool? Major = null, bool? Breached = null, DateTimeOffset? ReportedFrom = null,
    DateTimeOffset? ReportedTo = null, DateTimeOffset? DueBefore = null, string? Text = null, IReadOnlyList<Guid>? Ids = null)
{
    internal async Task<RowQuery<IncidentRow>> Rows(ReadDesk desk, DateTimeOffset? asOf) =>
        (await desk.Rows("incident.read", IncidentBoard.Model, asOf, Organisations, Subtree ?? true))
            .AnyOf("id", Ids)
            .AnyOf("status", Statuses?.Select(status => status.ToString()))
            .AnyOf("priority", Priorities?.Select(priority => (long)priority))
            .AnyOf("service_id", Services)
            .AnyOf("team_id", Teams)
            .Equal("technician", Technician)
            .Equal("major", Major)
            .Flag("breached", Breached)
            .Between("reported_at", ReportedFrom, ReportedTo)
            .Between("due_at", null, DueBefore)
            .Matching(Text);
}

/// <summary>By what incidents are sorted.</summary>
public enum IncidentSort
{
    /// <summary>When they were reported.</summary>
    Reported,

    /// <summary>When anything was last recorded about them.</summary>
    Changed,

    /// <summary>When the next promise is due; incidents without one come last.</summary>
    Due,

    /// <summary>By priority, critical first when ascending; untriaged ones come last.</summary>
    Priority,

    /// <summary>By number.</summary>
    Number,
}

internal static class IncidentOrders
{
    public static RowOrder Order(this IncidentSort sort, SortDirection direction)
    {
        var descending = direction == SortDirection.Descending;
        return sort switch
        {
            IncidentSort.Changed  => new("changed_at", descending),
            IncidentSort.Due      => new("due_at", descending, Nullable: true),
            IncidentSort.Priority => new("priority", descending, Nullable: true),
            IncidentSort.Number   => new("number", descending),
            _                     => new("reported_at", descending),
        };
    }
}
