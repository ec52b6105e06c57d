using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>What is tried on which time.</summary>
/// <param name="Judging">What judges now; null when nothing does.</param>
/// <param name="Step">From one look to the next; as short as may be unless told.</param>
public sealed record BackTestQuestion(
    AlertRuleDefinition Tried, AlertRuleDefinition? Judging, DateTimeOffset From, DateTimeOffset To, TimeSpan? Step = null);

/// <summary>What would have come of it, or why that cannot be said.</summary>
/// <param name="Outbreaks">Those of what is tried, and those of what judges now that it would have missed.</param>
/// <param name="Compared">Whether there was something to compare with.</param>
/// <param name="Incomparable">Why it could not be compared with what judges now.</param>
public sealed record BackTestAnswer(
    DateTimeOffset From, DateTimeOffset To, TimeSpan Step, int Series, IReadOnlyList<ComparedOutbreak> Outbreaks, bool Compared = false,
    Refusal? Incomparable = null, Refusal? Refusal = null);

/// <summary>Tries a rule on what was measured. It tells nobody and records nothing.</summary>
public sealed class BackTest(RuleReader reader)
{
    public const int MostLooks = 6_000;

    /// <summary>Readings of what is usual: some twenty seconds of work.</summary>
    public const int MostLearnt = 3_000_000;

    public static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(31);

    /// <summary>Each look at requests compares them with those of an hour.</summary>
    public static readonly TimeSpan LongestWatched = TimeSpan.FromHours(2);

    public async Task<BackTestAnswer> Try(TelemetrySight sight, BackTestQuestion question, CancellationToken cancellation)
    {
        var step = question.Step ?? StepOf(question.Tried, question);
        if (Objection(question, step) is { } objection) return Not(question, step, objection);
        var tried = await Outbreaks(sight, question.Tried, question, step, cancellation);
        if (tried.Refusal is { } refusal) return Not(question, step, refusal);
        var judging = question.Judging is not { } other ? null
            : await Outbreaks(sight, other, question, !HasOwnStep(other) && !HasOwnStep(question.Tried) ? step : StepOf(other, question), cancellation);
        return new(
            question.From, question.To, step, tried.Series, RuleTrial.Compare(tried.Found, judging?.Found ?? []),
            judging is { Refusal: null }, judging?.Refusal);
    }

    private sealed record Trial(IReadOnlyList<RuleOutbreak> Found, int Series, Refusal? Refusal = null);

    private async Task<Trial> Outbreaks(
        TelemetrySight sight, AlertRuleDefinition rule, BackTestQuestion question, TimeSpan step, CancellationToken cancellation)
    {
        // What held when the time began had held before: the first look is so far back that it may fire at once, and not before.
        var (from, until) = (RuleStanding.MomentOf(question.From - Lead(rule) + step - TimeSpan.FromTicks(1), step), RuleStanding.MomentOf(question.To, step));
        var (trial, series) = (new RuleTrial(rule, from), new HashSet<MetricLabels>());
        foreach (var (begin, end) in PartsOf(rule, from, until))
        {
            var looks = await reader.Read(sight, rule, begin, end, step, cancellation);
            if (looks.Refusal is { } refusal) return new([], 0, refusal);
            if (rule.Learns && (until - RuleBands.BeginningOf(from)) / step * looks.Series.Count > MostLearnt) return new([], 0, RuleRefusals.TooMuchToLearn);
            foreach (var (at, readings) in looks.Looks) trial.Look(at, readings);
            if (trial.Learnt > RuleMemory.MostSeries) return new([], 0, RuleRefusals.TooManyToLearn);
            series.UnionWith(looks.Series);
        }

        return new(trial.Found, series.Count);
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> PartsOf(AlertRuleDefinition rule, DateTimeOffset from, DateTimeOffset until) =>
        rule.Learns ? RuleBands.DaysOf(RuleBands.BeginningOf(from), until) : [(from, until)];

    private static Refusal? Objection(BackTestQuestion question, TimeSpan step) =>
        question.To <= question.From ? RuleRefusals.PeriodEmpty
        : question.To - question.From > LongestPeriod ? RuleRefusals.PeriodTooLong
        : question.Tried.Learns && step != RuleBands.Step ? RuleRefusals.StepFixed
        : question.Tried.WatchesRequests && step != FaultWatch.Step ? RuleRefusals.StepFixedOfRequests
        : question.Tried.WatchesRequests && question.To - question.From > LongestWatched ? RuleRefusals.PeriodTooLongOfRequests
        : step < RuleStanding.Step || step.Ticks % RuleStanding.Step.Ticks != 0 ? RuleRefusals.StepUneven
        : !question.Tried.Learns && (question.To - question.From + Lead(question.Tried)) / step > MostLooks ? RuleRefusals.StepTooShort
        // What could not be drafted cannot be tried.
        : CommandShape.Check(new ReviseAlertRule(Ids.Derived("back-test"), Ids.Derived("back-test"), question.Tried))
            ?? AlertRuleDecisions.Objection(question.Tried);

    /// <summary>As short as may be; what is usual is learnt on a step of its own.</summary>
    private static TimeSpan StepOf(AlertRuleDefinition rule, BackTestQuestion question) => HasOwnStep(rule) ? rule.Step
        : RuleStanding.Step * Math.Max(1, Math.Ceiling((question.To - question.From + Lead(rule)) / MostLooks / RuleStanding.Step));

    private static bool HasOwnStep(AlertRuleDefinition rule) => rule.Learns || rule.WatchesRequests;

    private static TimeSpan Lead(AlertRuleDefinition rule) => TimeSpan.FromSeconds(Math.Clamp(rule.ForSeconds, 0, AlertRuleDecisions.LongestForSeconds));

    private static BackTestAnswer Not(BackTestQuestion question, TimeSpan step, Refusal refusal) =>
        new(question.From, question.To, step, 0, [], Refusal: refusal);
}
