using EventSourcedOps.Domain;

namespace EventSourcedOps.Application.Monitoring.Rules;

/// <summary>Why a rule cannot be judged, or not be tried on the past.</summary>
public static class RuleRefusals
{
    public static readonly Refusal TooManySeries = new("alert-rule.too-many-series",
        $"A rule may come to {RuleReader.MostSeries} series. Say more exactly which, or put them together.");
    public static readonly Refusal TooManyToLearn = new("alert-rule.too-many-to-learn",
        $"What is usual is learnt of {RuleMemory.MostSeries} series at most, all of the last four days. Say more exactly which, or put them together.");
    public static readonly Refusal MemoryFull = new("alert-rule.memory-full",
        $"What is usual is learnt of {RuleMemory.MostSeriesTogether} series of all rules together. Deactivate another such rule, or give this one fewer series.");
    public static readonly Refusal SeriesAlike = new("alert-rule.series-alike",
        "Two series cannot be told apart once the labels of the rule are set. Put them together, or choose by the metric's name.");
    public static readonly Refusal Unreadable = new("alert-rule.data-unreadable",
        "What was measured cannot be read. The log of the product says more.");
    public static readonly Refusal PeriodEmpty = new("alert-rule.period-empty", "The end is after the start.", "to");
    public static readonly Refusal PeriodTooLong = new("alert-rule.period-too-long",
        $"A rule is tried on {BackTest.LongestPeriod.TotalDays} days at most.", "to");
    public static readonly Refusal StepUneven = new("alert-rule.step-uneven", "Looks are a multiple of 15 seconds apart.", "step");
    public static readonly Refusal StepTooShort = new("alert-rule.step-too-short",
        $"A rule is tried with {BackTest.MostLooks} looks at most. Take a longer step, or less time.", "step");

    public static readonly Refusal StepFixed = new("alert-rule.step-fixed",
        "What is usual is learnt by the minute: leave the step out, or say 60 seconds.", "step");
    public static readonly Refusal StepFixedOfRequests = new("alert-rule.step-fixed-of-requests",
        "Requests are looked at every 30 seconds: leave the step out.", "step");
    public static readonly Refusal PeriodTooLongOfRequests = new("alert-rule.period-too-long-of-requests",
        $"A rule over requests is tried on {BackTest.LongestWatched.TotalHours} hours at most.", "to");
    public static readonly Refusal TooMuchToLearn = new("alert-rule.too-much-to-learn",
        $"A rule is tried on {BackTest.MostLearnt} readings at most, three days before the time among them. Take less time, or fewer series.", "from");

    /// <summary>The rule judged, but one of its alerts cannot be told.</summary>
    public static Refusal NotTold(Refusal why) => new("alert-rule.not-told", why.Field is null ? why.Reason : $"{why.Field}: {why.Reason}");
}
