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

public static class AlertRuleDecisions
{
    /// <summary>Longer would mean that nobody is told within a day.</summary>
    public const int LongestForSeconds = 86_400;

    public const int MostGroupLabels = 8;

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
    }

    private static Refusal? Objection(AlertRuleDefinition definition) => definition switch
    {
        _ when string.IsNullOrWhiteSpace(definition.Query)               => QueryMissing,
        { ForSeconds: < 0 or > LongestForSeconds }                       => ForOutOfRange,
        { GroupBy.Count: > MostGroupLabels }                             => TooManyGroupLabels,
        { Comparison: RuleComparison.NewTemplate, Kind: not SignalKind.Log } => OnlyForLogs,
        { Comparison: RuleComparison.Above or RuleComparison.Below }     =>
            double.IsFinite(definition.Limit ?? double.NaN) ? null : LimitMissing,
        { Limit: not null }                                              => LimitUnwanted,
        _                                                                => null,
    };
}

/// <summary>Every reason for which something about an alert rule is refused.</summary>
public static class AlertRuleRefusals
{
    public static readonly Refusal Unknown        = new("alert-rule.unknown", "There is no such alert rule.");
    public static readonly Refusal AlreadyDrafted =
        new("alert-rule.already-drafted", "There is an alert rule of this id already.", "ruleId");
    public static readonly Refusal AlreadyRetired = new("alert-rule.already-retired", "The rule is not used any more; write a new one.");
    public static readonly Refusal OrganisationUnknown =
        new("alert-rule.organisation-unknown", "There is no such organisation.", "organisation");
    public static readonly Refusal QueryMissing   = new("alert-rule.query-missing", "Say what it looks at.", "query");
    public static readonly Refusal ForOutOfRange  = new("alert-rule.for-out-of-range", "It may wait from no time to a day.", "forSeconds");
    public static readonly Refusal TooManyGroupLabels =
        new("alert-rule.too-many-group-labels", "Group by eight labels at most.", "groupBy");
    public static readonly Refusal OnlyForLogs    = new("alert-rule.only-for-logs", "Only lines of logs have templates.", "comparison");
    public static readonly Refusal LimitMissing   = new("alert-rule.limit-missing", "Say what it must not go beyond.", "limit");
    public static readonly Refusal LimitUnwanted  = new("alert-rule.limit-unwanted", "Nothing is compared with a limit here.", "limit");
}
