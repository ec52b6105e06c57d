using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry;
using EventSourcedOps.Domain.Telemetry.Logs;
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
        { Comparison: not RuleComparison.OutsideBand, Kind: SignalKind.Trace } => OnlyUnusualRequests,
        { Comparison: RuleComparison.Above or RuleComparison.Below }     =>
            double.IsFinite(definition.Limit ?? double.NaN) ? null : LimitMissing,
        { Limit: not null }                                              => LimitUnwanted,
        _                                                                => null,
    } ?? Unreadable(definition) ?? Mislabelled(definition.Labels ?? []);

    private static Refusal? Unreadable(AlertRuleDefinition definition) => definition.Kind switch
    {
        SignalKind.Metric when PromqlParser.Read(definition.Query).Fault is { } fault =>
            QueryUnreadable with { Reason = $"Character {fault.Position + 1}: {fault.Reason}" },
        SignalKind.Trace when WatchedServices.Read(definition.Query) is null => ServicesUnreadable,
        SignalKind.Log when LogCountQuery.Read(definition.Query).Fault is { } fault => QueryUnreadable with { Reason = fault },
        SignalKind.Log when definition.Comparison == RuleComparison.Below && LogCountQuery.Read(definition.Query).Query?.Service is null => ServiceUnnamed,
        _ => null,
    };

    private static Refusal? Mislabelled(IReadOnlyList<AlertLabel> labels) =>
        labels.Any(label => RuleAlert.OwnLabels.Contains(label.Name)) ? LabelReserved
        : labels.Select(label => label.Name).Distinct(StringComparer.Ordinal).Count() < labels.Count ? LabelledTwice
        : null;
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
    public static readonly Refusal TooManyVersions =
        new("alert-rule.too-many-versions", $"A rule has {AlertRuleDecisions.MostVersions} versions at most; write a new one.");
    public static readonly Refusal QueryUnreadable =
        new("alert-rule.query-unreadable", "The query cannot be understood.", "definition.query");
    public static readonly Refusal ServiceUnnamed =
        new("alert-rule.service-unnamed", "Who writes too little has to be named: add service:… to the query.", "definition.query");
    public static readonly Refusal ServicesUnreadable = new("alert-rule.services-unreadable",
        "Name the services, with * for any characters and spaces between them; * alone means all.", "definition.query");
    public static readonly Refusal OnlyUnusualRequests =
        new("alert-rule.only-unusual-requests", "Requests are compared with what is usual of them, and nothing else.", "definition.comparison");
    public static readonly Refusal LabelReserved  =
        new("alert-rule.label-reserved", "The rule itself says what that label reads.", "definition.labels");
    public static readonly Refusal LabelledTwice  = new("alert-rule.labelled-twice", "A label is named twice.", "definition.labels");
    public static readonly Refusal QueryMissing   = new("alert-rule.query-missing", "Say what it looks at.", "definition.query");
    public static readonly Refusal ForOutOfRange  = new("alert-rule.for-out-of-range", "It may wait from no time to a day.", "definition.forSeconds");
    public static readonly Refusal TooManyGroupLabels =
        new("alert-rule.too-many-group-labels", "Group by eight labels at most.", "definition.groupBy");
    public static readonly Refusal OnlyForLogs    = new("alert-rule.only-for-logs", "Only lines of logs have templates.", "definition.comparison");
    public static readonly Refusal LimitMissing   = new("alert-rule.limit-missing", "Say what it must not go beyond.", "definition.limit");
    public static readonly Refusal LimitUnwanted  = new("alert-rule.limit-unwanted", "Nothing is compared with a limit here.", "definition.limit");
}
