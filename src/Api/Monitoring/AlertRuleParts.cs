using EventSourcedOps.Application.Monitoring.Rules;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>What a rule says in one of its versions.</summary>
[GraphQLMetadata("AlertRuleVersion")]
public sealed class AlertRuleVersionNode(AlertRuleVersion version)
{
    /// <summary>Which one, from 1.</summary>
    public int Version => version.Version;

    /// <summary>What its alerts say, in a line.</summary>
    public string Title => version.Definition.Title;

    /// <summary>What it looks at.</summary>
    public SignalKind Kind => version.Definition.Kind;

    /// <summary>What is looked at, in the language of its kind: PromQL, words of lines, names of services, or a measure of operations.</summary>
    public string Query => version.Definition.Query;

    /// <summary>When what is looked at is worth an alert.</summary>
    public RuleComparison Comparison => version.Definition.Comparison;

    /// <summary>With what it is compared.</summary>
    public double? Limit => version.Definition.Limit;

    /// <summary>It fires when that held so long without a break.</summary>
    public int ForSeconds => version.Definition.ForSeconds;

    /// <summary>How bad it is if that is right.</summary>
    public AlertSeverity Severity => version.Definition.Severity;

    /// <summary>Names of the labels by which its alerts are told together.</summary>
    public IEnumerable<string> GroupBy => version.Definition.GroupBy;

    /// <summary>What its alerts say beside the labels of their series.</summary>
    public IEnumerable<AlertLabelNode> Labels => (version.Definition.Labels ?? []).Select(AlertLabelNode.Of);

    /// <summary>Who wrote it.</summary>
    public string? By => version.By;

    /// <summary>When it was written.</summary>
    public DateTimeOffset At => version.At;

    /// <summary>When it last began to judge; null when it never did.</summary>
    public DateTimeOffset? ActivatedAt => version.ActivatedAt;
}

/// <summary>How a rule stands with its series, as of its last look.</summary>
[GraphQLMetadata("AlertRuleStanding")]
public sealed class AlertRuleStandingNode(RuleNote note)
{
    /// <summary>The last moment that was judged; null when none could be.</summary>
    public DateTimeOffset? LookedAt => note.LookedAt;

    /// <summary>The version that judged.</summary>
    public int Version => note.Version;

    /// <summary>How many series it came to.</summary>
    public int Series => note.Count;

    /// <summary>On how many its condition holds, but not for long enough.</summary>
    public int Waiting => note.Waiting;

    /// <summary>How many fire.</summary>
    public int Firing => note.Firing;

    /// <summary>Why it cannot be judged; null when it can.</summary>
    public AlertRuleFault? Fault => note.Fault is { } fault ? new(fault.Code, fault.Reason, fault.Since) : null;
}

/// <summary>Why a rule cannot be judged, or not be compared.</summary>
/// <param name="Code">For programs, such as telemetry.too-many-samples.</param>
/// <param name="Reason">For people.</param>
/// <param name="Since">Since when.</param>
public sealed record AlertRuleFault(string Code, string Reason, DateTimeOffset? Since);
