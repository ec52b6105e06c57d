using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Api.Telemetry;
using EventSourcedOps.Application.Monitoring.Rules;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;
using Rules = EventSourcedOps.Projections.Monitoring.AlertRules;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Alert rules.</summary>
    /// <param name="filter">Which rules; all within reach when left out.</param>
    /// <param name="sort">By what the list is sorted.</param>
    /// <param name="direction">Which end comes first.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    /// <param name="asOf">The list as it was at that recorded time.</param>
    [Needs("alert-rule.read")]
    public static async Task<Connection<AlertRuleNode>> AlertRules(
        [FromServices] ReadDesk desk, IResolveFieldContext context, AlertRulesFilter? filter = null, AlertRuleSort sort = AlertRuleSort.Title,
        SortDirection direction = SortDirection.Ascending, int? first = null, string? after = null, DateTimeOffset? asOf = null) =>
        await desk.Page(
            await (filter ?? new()).Rows(desk, asOf), Rules.Model, sort.Order(direction),
            PageAsked.Of(first, after, context), row => new AlertRuleNode(row, asOf));

    /// <summary>One alert rule: what its versions say and how it stands, and on demand its timeline and what may be done next.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="asOf">As it was at that recorded time.</param>
    [Needs("alert-rule.read")]
    public static async Task<AlertRuleNode?> AlertRule(
        [FromServices] ReadDesk desk, Guid id, DateTimeOffset? asOf = null, CancellationToken cancellation = default) =>
        await desk.Find("alert-rule.read", Rules.Model, id, asOf, cancellation) is { } row ? new(row, asOf) : null;

    /// <summary>Which alerts a rule would have raised over a time that has passed, and how that differs from what judges now. It records nothing.</summary>
    /// <param name="trial">What is tried.</param>
    /// <param name="from">When the time begins.</param>
    /// <param name="to">When it ends; 31 days later at most.</param>
    /// <param name="step">Seconds from one look to the next, a multiple of 15; as few as may be unless told. Of what is usual: 60.</param>
    [Needs("alert-rule.read")]
    public static async Task<AlertRuleBackTest> AlertRuleBackTest(
        [FromServices] ReadDesk desk, [FromServices] TelemetryDesk telemetry, [FromServices] BackTest test, AlertRuleTrial trial,
        DateTimeOffset from, DateTimeOffset to, int? step = null, CancellationToken cancellation = default) =>
        await trial.Run(desk, telemetry, test, (from, to, step), cancellation);
}

/// <summary>Which alert rules.</summary>
/// <param name="Organisations">Codes of organisations.</param>
/// <param name="Subtree">Whether everything under them counts too; it does unless told.</param>
/// <param name="Statuses">Any of these.</param>
/// <param name="Severities">Any of these.</param>
/// <param name="Text">Words that must all occur in the title or the query.</param>
public sealed record AlertRulesFilter(
    IReadOnlyList<string>? Organisations = null, bool? Subtree = null, IReadOnlyList<AlertRuleStatus>? Statuses = null,
    IReadOnlyList<AlertSeverity>? Severities = null, string? Text = null)
{
    internal async Task<RowQuery<AlertRuleRow>> Rows(ReadDesk desk, DateTimeOffset? asOf) =>
        (await desk.Rows("alert-rule.read", AlertRules.Model, asOf, Organisations, Subtree ?? true))
            .AnyOf("status", Statuses?.Select(status => status.ToString()))
            .AnyOf("severity", Severities?.Select(severity => (long)severity))
            .Matching(Text);
}

/// <summary>By what alert rules are sorted.</summary>
public enum AlertRuleSort
{
    /// <summary>By what they are called.</summary>
    Title,

    /// <summary>By severity, harmless first when ascending.</summary>
    Severity,

    /// <summary>When anything was last recorded about them.</summary>
    Changed,
}

internal static class AlertRuleOrders
{
    public static RowOrder Order(this AlertRuleSort sort, SortDirection direction) => new(
        sort switch { AlertRuleSort.Severity => "severity", AlertRuleSort.Changed => "changed_at", _ => "title" },
        direction == SortDirection.Descending);
}
