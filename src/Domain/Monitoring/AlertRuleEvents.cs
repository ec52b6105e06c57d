namespace EventSourcedOps.Domain.Monitoring;

/// <summary>What a rule looks at.</summary>
public enum SignalKind
{
    /// <summary>A query over metrics.</summary>
    Metric,

    /// <summary>Lines of logs.</summary>
    Log,

    /// <summary>Requests: what services do in them, by spans and lines; or, with a limit, how long single operations take, how often they fail and how many there are.</summary>
    Trace,

    /// <summary>Verdicts of probes.</summary>
    Probe,
}

/// <summary>When what is looked at is worth an alert.</summary>
public enum RuleComparison
{
    /// <summary>It is more than the limit.</summary>
    Above,

    /// <summary>It is less than the limit.</summary>
    Below,

    /// <summary>It leaves the band that its own past makes one expect; of requests, services do in them what they do not usually do.</summary>
    OutsideBand,

    /// <summary>Nothing comes.</summary>
    Absent,

    /// <summary>A line comes whose like was never seen.</summary>
    NewTemplate,
}

/// <summary>What a rule says. A changed one is another version; alerts name the version that judged.</summary>
/// <param name="Title">What its alerts say, in a line.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="Query">
/// What is looked at, in the language of its kind: PromQL for metrics; words of lines, such as refused service:cart over:5m; names of services for requests;
/// a measure for operations, such as p95 service:cart over:5m, out of p50, p95, p99 (milliseconds), failed (percent) and rate (a minute).
/// </param>
/// <param name="Comparison">When what is looked at is worth an alert.</param>
/// <param name="Limit">For above and below.</param>
/// <param name="ForSeconds">It fires when that held so long without a break.</param>
/// <param name="Severity">How bad it is if that is right.</param>
/// <param name="GroupBy">Names of the labels by which its alerts are told together.</param>
/// <param name="Labels">What its alerts say beside the labels of their series; they go before those of the same name.</param>
public sealed record AlertRuleDefinition(
    string Title, SignalKind Kind, string Query, RuleComparison Comparison, double? Limit, int ForSeconds, AlertSeverity Severity,
    IReadOnlyList<string> GroupBy, IReadOnlyList<AlertLabel>? Labels = null)
{
    public bool Equals(AlertRuleDefinition? other) => other is not null
        && (Title, Kind, Query, Comparison, Limit, ForSeconds, Severity)
            == (other.Title, other.Kind, other.Query, other.Comparison, other.Limit, other.ForSeconds, other.Severity)
        && GroupBy.SequenceEqual(other.GroupBy) && (Labels ?? []).SequenceEqual(other.Labels ?? []);

    public override int GetHashCode() => HashCode.Combine(Title, Kind, Query, Comparison, Limit, ForSeconds, Severity);
}

/// <summary>Something that happened to an alert rule.</summary>
/// <remarks>Stored for ever: add fields as optional ones, never rename, never reuse a name. Who and when live in the metadata.</remarks>
public abstract record AlertRuleEvent;

/// <summary>Somebody wrote a rule. It judges nothing yet, but can be tried on the past.</summary>
[WireName("alert-rule.drafted.v1")]
public sealed record AlertRuleDrafted(string Organisation, AlertRuleDefinition Definition) : AlertRuleEvent;

/// <summary>It says something else now.</summary>
[WireName("alert-rule.revised.v1")]
public sealed record AlertRuleRevised(int Version, AlertRuleDefinition Definition) : AlertRuleEvent;

/// <summary>It judges from now on.</summary>
[WireName("alert-rule.activated.v1")]
public sealed record AlertRuleActivated(int Version) : AlertRuleEvent;

/// <summary>It judges no more, for the time being.</summary>
[WireName("alert-rule.deactivated.v1")]
public sealed record AlertRuleDeactivated(string Reason) : AlertRuleEvent;

/// <summary>It is not used any more.</summary>
[WireName("alert-rule.retired.v1")]
public sealed record AlertRuleRetired(string Reason) : AlertRuleEvent;
