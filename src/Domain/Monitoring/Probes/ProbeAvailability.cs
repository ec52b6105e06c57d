namespace EventSourcedOps.Domain.Monitoring.Probes;

/// <summary>How it stood with a probe for a while.</summary>
public enum ProbePhase
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>It was up.</summary>
    Up,

    /// <summary>It was up, and would not have been for long.</summary>
    Degraded,

    /// <summary>It was down.</summary>
    Down,

    /// <summary>It was not run: paused, not defined yet, or not used any more.</summary>
    Paused,
}

/// <summary>From then on it stood so.</summary>
public sealed record ProbeTurn(DateTimeOffset At, ProbePhase Phase);

/// <summary>It stood so from then to then.</summary>
public sealed record ProbeSpan(DateTimeOffset From, DateTimeOffset To, ProbePhase Phase);

/// <summary>
/// How much of a time a service was there: a fold of the verdicts. Time of which nobody knows counts neither for nor against it, and is
/// told apart; time in which the probe was not run does not count at all.
/// </summary>
/// <param name="Spans">How it stood, one after the other without a gap.</param>
public sealed record ProbeAvailability(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ProbeSpan> Spans)
{
    /// <param name="turns">In the order in which they were recorded.</param>
    /// <param name="before">How it stood before the first of them.</param>
    public static ProbeAvailability Of(
        IEnumerable<ProbeTurn> turns, DateTimeOffset from, DateTimeOffset to, ProbePhase before = ProbePhase.Paused)
    {
        var (spans, phase, since) = (new List<ProbeSpan>(), before, DateTimeOffset.MinValue);
        foreach (var turn in turns)
        {
            var at = turn.At > since ? turn.At : since; // what is recorded later never takes away what came before it
            Add(spans, since, at, phase, from, to);
            (phase, since) = (turn.Phase, at);
        }

        Add(spans, since, to, phase, from, to);
        return new(from, to, spans);
    }

    public TimeSpan Lasted(ProbePhase phase) =>
        TimeSpan.FromTicks(Spans.Where(span => span.Phase == phase).Sum(span => (span.To - span.From).Ticks));

    /// <summary>How often it went down.</summary>
    public int Outages() => Spans.Count(span => span.Phase == ProbePhase.Down);

    /// <summary>The share of the known time in which it was there, in percent; null when nothing is known.</summary>
    public double? Percent()
    {
        var there = Lasted(ProbePhase.Up) + Lasted(ProbePhase.Degraded);
        var known = there + Lasted(ProbePhase.Down);
        return known > TimeSpan.Zero ? 100 * (there / known) : null;
    }

    private static void Add(List<ProbeSpan> spans, DateTimeOffset since, DateTimeOffset until, ProbePhase phase, DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end) = (since > from ? since : from, until < to ? until : to);
        if (begin >= end) return;
        if (spans is [.., var last] && last.Phase == phase) spans[^1] = last with { To = end };
        else spans.Add(new(begin, end, phase));
    }
}

public static class ProbeTurns
{
    /// <summary>How it stands after a fact.</summary>
    /// <param name="at">When the fact occurred.</param>
    public static ProbeTurn TurnOf(this ProbeEvent happened, DateTimeOffset at) => happened switch
    {
        ProbeJudged e                                => new(e.Since, PhaseOf(e.Verdict)),
        ProbeDefined or ProbeRevised or ProbeResumed => new(at, ProbePhase.Unknown),
        ProbePaused or ProbeRetired                  => new(at, ProbePhase.Paused),
        _ => throw new InvalidOperationException($"Nobody said how it stands after {happened.GetType().Name}."),
    };

    private static ProbePhase PhaseOf(ProbeVerdict verdict) => verdict switch
    {
        ProbeVerdict.Up       => ProbePhase.Up,
        ProbeVerdict.Degraded => ProbePhase.Degraded,
        ProbeVerdict.Down     => ProbePhase.Down,
        _                     => ProbePhase.Unknown,
    };
}
