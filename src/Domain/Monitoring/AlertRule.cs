using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;
using static EventSourcedOps.Domain.Monitoring.AlertRuleRefusals;

namespace EventSourcedOps.Domain.Monitoring;

using Decision = Decision<AlertRuleEvent>;

/// <summary>What an alert rule must remember to decide its next step.</summary>
public sealed record AlertRule(string Organisation, AlertRuleDefinition Definition) : IEvolve<AlertRule, AlertRuleEvent>
{
    public int Version { get; init; } = 1;

    /// <summary>
    /// The version that judges; null while none does. A revised rule judges by its old version until it is activated again.
    /// </summary>
    public int? Active { get; init; }

    public bool Retired { get; init; }

    public AlertRuleStatus Status =>
        Retired ? AlertRuleStatus.Retired : Active is null ? AlertRuleStatus.Draft : AlertRuleStatus.Active;

    public static AlertRule Evolve(AlertRule? state, AlertRuleEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, AlertRuleDrafted e) => new(e.Organisation, e.Definition),
        (null, _) or (_, AlertRuleDrafted) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),

        ({ } now, AlertRuleRevised e)   => now with { Definition = e.Definition, Version = e.Version },
        ({ } now, AlertRuleActivated e) => now with { Active = e.Version },
        ({ } now, AlertRuleDeactivated) => now with { Active = null },
        ({ } now, AlertRuleRetired)     => now with { Active = null, Retired = true },
        _ => throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to an alert rule."),
    };
}

/// <summary>Where a rule stands. It follows from what happened to it.</summary>
public enum AlertRuleStatus
{
    /// <summary>Nothing of it judges.</summary>
    Draft,

    /// <summary>A version of it judges; there may be a newer one that does not.</summary>
    Active,

    /// <summary>It is not used any more.</summary>
    Retired,
}

/// <summary>What can be done to a rule next.</summary>
public enum AlertRuleAction
{
    /// <summary>Have its newest version judge.</summary>
    Activate,

    /// <summary>Say something else.</summary>
    Revise,

    /// <summary>Have it judge no more, for the time being.</summary>
    Deactivate,

    /// <summary>Use it no more.</summary>
    Retire,
}

public static class AlertRuleDecisions
{
    /// <summary>Longer would mean that nobody is told within a day.</summary>
    public const int LongestForSeconds = 86_400;

    public const int MostGroupLabels = 8;

    /// <summary>Every version is shown with the rule.</summary>
    public const int MostVersions = 100;

    extension(AlertRule? rule)
    {
        public Decision Draft(string organisation, AlertRuleDefinition definition, Landscape landscape) =>
            rule is not null ? AlreadyDrafted
            : landscape.OrganisationOf(organisation) is null ? OrganisationUnknown
            : Objection(definition) is { } no ? no
            : new AlertRuleDrafted(organisation, definition);

        public Decision Revise(AlertRuleDefinition definition) => rule switch
        {
            null              => Unknown,
            { Retired: true } => AlreadyRetired,
            _ when Objection(definition) is { } no => no,
            _ when rule.Definition == definition   => Decision.Nothing,
            { Version: >= MostVersions }           => TooManyVersions,
            _                 => new AlertRuleRevised(rule.Version + 1, definition),
        };

        public Decision Activate() => rule switch
        {
            null              => Unknown,
            { Retired: true } => AlreadyRetired,
            _ when rule.Active == rule.Version => Decision.Nothing,
            _                 => new AlertRuleActivated(rule.Version),
        };

        public Decision Deactivate(string reason) => rule switch
        {
            null             => Unknown,
            { Active: null } => Decision.Nothing,
            _                => new AlertRuleDeactivated(reason),
        };

        public Decision Retire(string reason) => rule switch
        {
            null              => Unknown,
            { Retired: true } => Decision.Nothing,
            _                 => new AlertRuleRetired(reason),
        };

        public IEnumerable<AlertRuleAction> Allowed() => rule switch
        {
            null or { Retired: true }         => [],
            { Active: null }                  => [AlertRuleAction.Activate, AlertRuleAction.Revise, AlertRuleAction.Retire],
            _ when rule.Active < rule.Version =>
                [AlertRuleAction.Activate, AlertRuleAction.Revise, AlertRuleAction.Deactivate, AlertRuleAction.Retire],
            _                                 => [AlertRuleAction.Revise, AlertRuleAction.Deactivate, AlertRuleAction.Retire],
        };
    }

    /// <summary>Why a rule cannot say that; null when it can.</summary>
    public static Refusal? Objection(AlertRuleDefinition definition) => definition switch
    {
        _ when string.IsNullOrWhiteSpace(definition.Query)               => QueryMissing,
        { ForSeconds: < 0 or > LongestForSeconds }                       => ForOutOfRange,
        { GroupBy.Count: > MostGroupLabels }                             => TooManyGroupLabels,
        { Comparison: RuleComparison.NewTemplate, Kind: not SignalKind.Log } => OnlyForLogs,
        { Comparison: RuleComparison.Absent, Kind: SignalKind.Trace }        => NotOfRequests,
        { Comparison: RuleComparison.Above or RuleComparison.Below }     =>
            double.IsFinite(definition.Limit ?? double.NaN) ? null : LimitMissing,
        { Limit: not null }                                              => LimitUnwanted,
        _                                                                => null,
    } ?? Unreadable(definition) ?? Mislabelled(definition.Labels ?? []);

    private static Refusal? Unreadable(AlertRuleDefinition definition) => definition.Kind switch
    {
        SignalKind.Metric when PromqlParser.Read(definition.Query).Fault is { } fault =>
            QueryUnreadable with { Reason = $"Character {fault.Position + 1}: {fault.Reason}" },
        SignalKind.Trace when definition.WatchesRequests => WatchedServices.Read(definition.Query) is null ? ServicesUnreadable : null,
        SignalKind.Trace when OperationQuery.Read(definition.Query).Fault is { } fault => QueryUnreadable with { Reason = fault },
        SignalKind.Trace when definition.Comparison == RuleComparison.Below
            && OperationQuery.Read(definition.Query).Query is { Measure: OperationMeasure.Rate, NamesOne: false } => OperationUnnamed,
        SignalKind.Log when LogCountQuery.Read(definition.Query).Fault is { } fault => QueryUnreadable with { Reason = fault },
        SignalKind.Log when definition.Comparison == RuleComparison.Below && LogCountQuery.Read(definition.Query).Query?.Service is null => ServiceUnnamed,
        _ => null,
    };

    private static Refusal? Mislabelled(IReadOnlyList<AlertLabel> labels) =>
        labels.Any(label => RuleAlert.OwnLabels.Contains(label.Name)) ? LabelReserved
        : labels.Select(label => label.Name).Distinct(StringComparer.Ordinal).Count() < labels.Count ? LabelledTwice
        : null;
}
