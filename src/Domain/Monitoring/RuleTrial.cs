using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>A time for which a rule would have had an alert, or had one.</summary>
/// <param name="Since">Since when its condition held.</param>
/// <param name="From">When it fired.</param>
/// <param name="To">When it was over; null when it still fires at the end.</param>
/// <param name="Value">What was read when it fired.</param>
/// <param name="Verdict">Why that was not usual, where it fired because of it.</param>
public sealed record RuleOutbreak(
    MetricLabels Series, DateTimeOffset Since, DateTimeOffset From, DateTimeOffset? To, double Value, DynamicVerdict? Verdict = null)
{
    public bool Overlaps(RuleOutbreak other) =>
        Series.Equals(other.Series) && From < (other.To ?? DateTimeOffset.MaxValue) && other.From < (To ?? DateTimeOffset.MaxValue);
}

/// <summary>Which of two rules would have raised an alert.</summary>
public enum RuleDifference
{
    /// <summary>Both of them, at some of that time.</summary>
    Both,

    /// <summary>Only the one that is tried.</summary>
    OnlyNew,

    /// <summary>Only the one that judges now.</summary>
    OnlyOld,
}

/// <summary>An outbreak, and which of two rules has it.</summary>
public sealed record ComparedOutbreak(RuleOutbreak Outbreak, RuleDifference Difference);

/// <summary>What a rule would have done: the looks of a time that has passed, folded as the live ones are.</summary>
/// <param name="since">What was before is only learnt from.</param>
public sealed class RuleTrial(AlertRuleDefinition rule, DateTimeOffset since)
{
    private readonly RuleBands _bands = new();
    private readonly List<RuleOutbreak> _over = [];
    private readonly Dictionary<MetricLabels, RuleOutbreak> _open = [];
    private RuleStanding _standing = RuleStanding.Quiet;

    /// <summary>How many series are learnt of.</summary>
    public int Learnt => _bands.Series;

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<RuleOutbreak> Found => InOrder(_over.Concat(_open.Values), outbreak => outbreak);

    /// <summary>The next look; the oldest comes first.</summary>
    public void Look(DateTimeOffset at, IEnumerable<RuleReading> readings)
    {
        var judged = _bands.Look(rule, at, readings);
        if (at < since) return;
        (_standing, var turns) = _standing.Look(rule, at, judged);
        foreach (var turn in turns)
            if (turn.Fires) _open[turn.Series] = new(turn.Series, turn.Since, turn.At, null, turn.Value!.Value, turn.Verdict);
            else if (_open.Remove(turn.Series, out var outbreak)) _over.Add(outbreak with { To = turn.At });
    }

    public static IReadOnlyList<RuleOutbreak> Outbreaks(
        AlertRuleDefinition rule, IEnumerable<(DateTimeOffset At, IEnumerable<RuleReading> Readings)> looks)
    {
        var trial = new RuleTrial(rule, DateTimeOffset.MinValue);
        foreach (var (at, readings) in looks) trial.Look(at, readings);
        return trial.Found;
    }

    /// <summary>What would be new, what would be missed, and what both say; those that overlap on one series are the same.</summary>
    public static IReadOnlyList<ComparedOutbreak> Compare(IReadOnlyList<RuleOutbreak> tried, IReadOnlyList<RuleOutbreak> judging)
    {
        var (news, olds) = (tried.ToLookup(one => one.Series), judging.ToLookup(one => one.Series));
        return InOrder(
            tried.Select(one => new ComparedOutbreak(one, olds[one.Series].Any(one.Overlaps) ? RuleDifference.Both : RuleDifference.OnlyNew))
                .Concat(judging.Where(one => !news[one.Series].Any(one.Overlaps)).Select(one => new ComparedOutbreak(one, RuleDifference.OnlyOld))),
            compared => compared.Outbreak);
    }

    private static T[] InOrder<T>(IEnumerable<T> found, Func<T, RuleOutbreak> of) =>
        [.. found.OrderBy(one => of(one).From).ThenBy(one => of(one).Series.ToString(), StringComparer.Ordinal)];
}
