using EventSourcedOps.Application.Monitoring.Rules;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>What would have come of a rule.</summary>
public sealed class AlertRuleBackTest(BackTestAnswer answer, int? comparedWith)
{
    private const int MostShown = 500;

    /// <summary>When the time began.</summary>
    public DateTimeOffset From => answer.From;

    /// <summary>When it ended.</summary>
    public DateTimeOffset To => answer.To;

    /// <summary>Seconds from one look to the next.</summary>
    public int Step => (int)answer.Step.TotalSeconds;

    /// <summary>How many series it came to.</summary>
    public int Series => answer.Series;

    /// <summary>How many alerts it would have raised.</summary>
    public int Count => answer.Outbreaks.Count(one => one.Difference != RuleDifference.OnlyOld);

    /// <summary>The version that judges now and was compared; null when there is none, or it could not be.</summary>
    public int? ComparedWith => answer.Compared ? comparedWith : null;

    /// <summary>Why it could not be compared with what judges now.</summary>
    public AlertRuleFault? Incomparable => answer.Incomparable is { } why ? new(why.Code, why.Reason, null) : null;

    /// <summary>How many alerts only what is tried would have raised; null where nothing was compared.</summary>
    public int? OnlyNew => Counted(RuleDifference.OnlyNew);

    /// <summary>How many only what judges now raises; null where nothing was compared.</summary>
    public int? OnlyOld => Counted(RuleDifference.OnlyOld);

    /// <summary>How many both would; null where nothing was compared.</summary>
    public int? Both => Counted(RuleDifference.Both);

    /// <summary>The alerts, those that began first first; 500 at most.</summary>
    public IEnumerable<AlertRuleOutbreak> Outbreaks => answer.Outbreaks.Take(MostShown).Select(one => new AlertRuleOutbreak(
        one.Outbreak.Series.Pairs.Select(pair => new AlertLabelNode(pair.Key, pair.Value)), one.Outbreak.Since, one.Outbreak.From, one.Outbreak.To,
        MetricRules.NumberOf(one.Outbreak.Verdict?.Judged ?? one.Outbreak.Value), answer.Compared ? one.Difference : null,
        MetricRules.NumberOf(one.Outbreak.Verdict?.Expected), MetricRules.NumberOf(one.Outbreak.Verdict?.Lower), MetricRules.NumberOf(one.Outbreak.Verdict?.Upper)));

    private int? Counted(RuleDifference difference) => answer.Compared ? answer.Outbreaks.Count(one => one.Difference == difference) : null;
}

/// <summary>An alert that a rule would have raised.</summary>
/// <param name="Labels">The labels of the series.</param>
/// <param name="Since">Since when the condition held.</param>
/// <param name="From">When it would have fired.</param>
/// <param name="To">When it would have been over; null when it still fired at the end.</param>
/// <param name="Value">What was measured when it fired, or its mean over a while where that was unusual; null when that is no number.</param>
/// <param name="Difference">Whether what judges now says so too; null where nothing was compared.</param>
/// <param name="Expected">What was usual then; null of a rule that does not ask for that.</param>
/// <param name="Lower">Below that it would have been unusual.</param>
/// <param name="Upper">Above that it would have been unusual.</param>
public sealed record AlertRuleOutbreak(
    IEnumerable<AlertLabelNode> Labels, DateTimeOffset Since, DateTimeOffset From, DateTimeOffset? To, double? Value, RuleDifference? Difference,
    double? Expected, double? Lower, double? Upper);
