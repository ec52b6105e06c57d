using EventSourcedOps.Domain.Telemetry;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>
/// What is usual of each series of a rule: the looks before, folded. So that whoever judges, wherever and since whenever, comes to the same
/// verdicts, what is said on a day (in UTC) is learnt from a fixed beginning, the midnight three days before it. Each midnight therefore
/// begins a generation of detectors that learns beside the older ones and says something on its fourth day: nobody has to read days again
/// when one begins, as one would if there were a single generation. A generation that missed its midnight is none, and says nothing.
/// </summary>
public sealed class RuleBands
{
    /// <summary>For how many days is learnt before a day is judged.</summary>
    public const int Days = 3;

    /// <summary>From one look to the next, of every rule that needs to know what is usual.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private readonly Queue<(DateTimeOffset Since, Dictionary<MetricLabels, DynamicThreshold> Series)> _generations = [];

    /// <summary>How many series it has learnt of since its oldest generation began.</summary>
    public int Series => _generations.TryPeek(out var oldest) ? oldest.Series.Count : 0;

    /// <summary>With which look one has to begin to learn in order to judge the look at that time.</summary>
    public static DateTimeOffset BeginningOf(DateTimeOffset at) => DayOf(at).AddDays(-Days);

    /// <summary>The looks from one to another in parts of a day at most, so that no more has to be held at once.</summary>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> DaysOf(DateTimeOffset from, DateTimeOffset until)
    {
        for (var (begin, end) = (from, DayOf(from).AddDays(1)); begin <= until; (begin, end) = (end, end.AddDays(1)))
            yield return (begin, until < end ? until : end - Step);
    }

    /// <summary>Says of what is read whether it is usual, and learns from it. A rule that does not ask for that reads the same as before.</summary>
    public IEnumerable<RuleReading> Look(AlertRuleDefinition rule, DateTimeOffset at, IEnumerable<RuleReading> readings)
    {
        if (!rule.Learns) return readings;
        var (beginning, time) = (BeginningOf(at), at.ToUnixTimeMilliseconds());
        while (_generations.TryPeek(out var oldest) && oldest.Since < beginning) _generations.Dequeue();
        if (at == DayOf(at)) _generations.Enqueue((at, []));
        return readings.Select(reading => reading with { Verdict = Judge(reading, beginning, time) }).ToArray(); // each is learnt from once
    }

    private DynamicVerdict? Judge(RuleReading reading, DateTimeOffset beginning, long time)
    {
        DynamicVerdict? said = null;
        foreach (var (since, series) in _generations)
        {
            if (!series.TryGetValue(reading.Series, out var detector)) series[reading.Series] = detector = new();
            var verdict = detector.Judge(time, reading.Value);
            if (since == beginning) said = verdict;
        }

        return said;
    }

    private static DateTimeOffset DayOf(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);
}
