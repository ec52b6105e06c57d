using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Alerts.</summary>
    /// <param name="filter">Which alerts; all within reach when left out.</param>
    /// <param name="sort">By what the list is sorted.</param>
    /// <param name="direction">Which end comes first.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The list as it was at that recorded time.</param>
    [Needs("alert.read")]
    public static async Task<Connection<AlertNode>> Alerts(
        [FromServices] ReadDesk desk, IResolveFieldContext context, AlertsFilter? filter = null, AlertSort sort = AlertSort.Changed,
        SortDirection direction = SortDirection.Descending, int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), AlertBoard.Model, sort.Order(direction), PageAsked.Of(first, after, context),
            row => new AlertNode(row, asOf));

    /// <summary>One alert: what it stands on, and on demand its timeline and what may be done next.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("alert.read")]
    public static async Task<AlertNode?> Alert(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await desk.Find("alert.read", AlertBoard.Model, id, asOf, cancellation) is { } row ? new(row, asOf) : null;

    /// <summary>How many alerts there are, by severity and by status.</summary>
    /// <param name="filter">Which alerts; all within reach when left out.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("alert.read")]
    public static async Task<AlertCounts> AlertCounts(
        [FromServices] ReadDesk desk, AlertsFilter? filter = null, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await Api.Monitoring.AlertCounts.Of(await (filter ?? new()).Rows(desk, asOf), cancellation);
}

/// <summary>Which alerts.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Statuses">Any of these.</param>
/// <param name="Severities">Any of these.</param>
/// <param name="Service">Whose label names this as its service.</param>
/// <param name="Holder">User name of whoever works on it.</param>
/// <param name="Group">That are told together with those of this group.</param>
/// <param name="IncidentId">That belong to this incident.</param>
/// <param name="Labels">That have all of these labels.</param>
/// <param name="FiredFrom">That fired first then or later.</param>
/// <param name="FiredTo">That fired first before then.</param>
/// <param name="Text">Words that must all occur in the title, the labels' values or the holder.</param>
/// <param name="Ids">Only these alerts.</param>
public sealed record AlertsFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<AlertStatus>? Statuses = null,
    IReadOnlyList<AlertSeverity>? Severities = null, string? Service = null, string? Holder = null, Guid? Group = null,
    Guid? IncidentId = null, IReadOnlyList<AlertLabel>? Labels = null, DateTimeOffset? FiredFrom = null, DateTimeOffset? FiredTo = null,
    string? Text = null, IReadOnlyList<Guid>? Ids = null)
{
    internal async Task<RowQuery<AlertRow>> Rows(ReadDesk desk, DateTimeOffset? asOf)
    {
        var rows = (await desk.Rows("alert.read", AlertBoard.Model, asOf, Organisations, Subtree ?? true))
            .AnyOf("id", Ids)
            .AnyOf("status", Statuses?.Select(status => status.ToString()))
            .AnyOf("severity", Severities?.Select(severity => (long)severity))
            .Equal("service", Service)
            .Equal("holder", Holder)
            .Equal("alert_group", Group)
            .Equal("incident", IncidentId)
            .Between("fired_at", FiredFrom, FiredTo)
            .Matching(Text);
        return Labels is { Count: > 0 } ? rows.Holding("labels", [.. Labels.Select(AlertBoard.TermOf)]) : rows;
    }
}

/// <summary>By what alerts are sorted.</summary>
public enum AlertSort
{
    /// <summary>When anything was last recorded about them.</summary>
    Changed,

    /// <summary>When they fired first.</summary>
    Fired,

    /// <summary>By severity, harmless first when ascending.</summary>
    Severity,
}

internal static class AlertOrders
{
    public static RowOrder Order(this AlertSort sort, SortDirection direction) => new(
        sort switch { AlertSort.Fired => "fired_at", AlertSort.Severity => "severity", _ => "changed_at" },
        direction == SortDirection.Descending);
}
