using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>What a rule reads of one series at one moment.</summary>
/// <param name="Series">The labels by which the rule tells its series apart.</param>
/// <param name="Verdict">Whether that is usual; null where nobody asks for it, or knows it yet.</param>
/// <param name="Fault">Of requests: the fault that is seen. Where none is, nothing is read.</param>
public readonly record struct RuleReading(MetricLabels Series, double Value, DynamicVerdict? Verdict = null, FaultSight? Fault = null);

/// <summary>A series that began to fire, or that fires no more.</summary>
/// <param name="Since">Since when the condition held.</param>
/// <param name="Value">What it read then; null for one that is over and reads nothing.</param>
/// <param name="Verdict">Why that is not usual, of one that fires because of it.</param>
/// <param name="Fault">The fault that is seen in requests.</param>
public sealed record RuleTurn(
    MetricLabels Series, bool Fires, DateTimeOffset Since, DateTimeOffset At, double? Value, DynamicVerdict? Verdict = null, FaultSight? Fault = null);

/// <summary>
/// How a rule stands with all of its series between two looks; those on which its condition does not hold are left out. Judging live and
/// trying a rule on the past are this one fold of the same looks, so that what was tried is what will be judged.
/// </summary>
public sealed record RuleStanding(IReadOnlyDictionary<MetricLabels, RuleWatch> Series)
{
    /// <summary>Rules are looked at on this step, the same on every node, so that any two looks at a moment see the same.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(15);

    /// <summary>What was measured longer ago is not looked at any more when nobody judged meanwhile.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromHours(1);

    public static readonly RuleStanding Quiet = new(new Dictionary<MetricLabels, RuleWatch>());

    /// <summary>The last moment to look at that is not after then.</summary>
    /// <param name="step">From one look to the next, where it is not the usual one.</param>
    public static DateTimeOffset MomentOf(DateTimeOffset at, TimeSpan? step = null) =>
        at.ToUniversalTime().AddTicks(-(at.UtcTicks % (step ?? Step).Ticks));

    public IEnumerable<MetricLabels> Firing => Series.Where(one => one.Value.Firing).Select(one => one.Key);

    /// <summary>The next look. A series that reads nothing does not hold, as in Prometheus.</summary>
    public (RuleStanding Next, IReadOnlyList<RuleTurn> Turns) Look(AlertRuleDefinition rule, DateTimeOffset at, IEnumerable<RuleReading> readings)
    {
        var (next, turns, over) = (new Dictionary<MetricLabels, RuleWatch>(), new List<RuleTurn>(), new Dictionary<MetricLabels, double>());
        foreach (var reading in readings)
        {
            var (series, value, verdict, fault) = reading;
            var before = Series.GetValueOrDefault(series, RuleWatch.Quiet);
            var after = before.Look(rule.Holds(reading), at, TimeSpan.FromSeconds(rule.ForSeconds));
            if (after.Since is not { } since)
            {
                over[series] = value;
                continue;
            }

            next[series] = after;
            if (after.Firing && !before.Firing) turns.Add(new(series, true, since, at, value, verdict, fault));
        }

        foreach (var (series, before) in Series)
            if (before.Firing && !next.ContainsKey(series))
                turns.Add(new(series, false, before.Since!.Value, at, over.TryGetValue(series, out var value) ? value : null));
        return (new(next), turns);
    }

    /// <summary>
    /// From where to go on: right behind the last look, so that nobody's restart loses what waited. A rule that begins looks back as long as
    /// it waits. Where nobody looked for too long, what fires goes on, and what waited begins anew.
    /// </summary>
    /// <param name="standing">What the last look left; null before the first.</param>
    /// <param name="last">When that was.</param>
    public static (RuleStanding Standing, DateTimeOffset From) Resume(
        RuleStanding? standing, DateTimeOffset? last, AlertRuleDefinition rule, DateTimeOffset moment)
    {
        if (standing is not null && last is { } looked && moment - looked <= Farthest)
            return (standing, MomentOf(looked, rule.Step) + rule.Step);
        var back = TimeSpan.FromTicks(Math.Min(TimeSpan.FromSeconds(rule.ForSeconds).Ticks, Farthest.Ticks));
        return (standing?.OnlyFiring() ?? Quiet, MomentOf(moment - back, rule.Step));
    }

    /// <summary>What waited is forgotten.</summary>
    public RuleStanding OnlyFiring() => new(Series.Where(one => one.Value.Firing).ToDictionary(one => one.Key, one => one.Value));
}

public static class RuleConditions
{
    extension(AlertRuleDefinition rule)
    {
        /// <summary>Whether it has to know what is usual of each series before it can judge.</summary>
        public bool Learns => rule.Comparison == RuleComparison.OutsideBand && !rule.WatchesRequests;

        /// <summary>Whether it watches what services do in requests.</summary>
        public bool WatchesRequests => rule is { Kind: SignalKind.Trace, Comparison: RuleComparison.OutsideBand };

        /// <summary>From one look at it to the next.</summary>
        public TimeSpan Step => rule.Learns ? RuleBands.Step : rule.WatchesRequests ? FaultWatch.Step : RuleStanding.Step;

        /// <summary>Whether a reading is worth an alert. What is no number is none.</summary>
        public bool Holds(RuleReading reading) => rule.Comparison switch
        {
            RuleComparison.Above       => reading.Value > rule.Limit,
            RuleComparison.Below       => reading.Value < rule.Limit,
            RuleComparison.OutsideBand => reading.Verdict is { Surprising: true } || reading.Fault is not null,
            _                          => false,
        };
    }
}
