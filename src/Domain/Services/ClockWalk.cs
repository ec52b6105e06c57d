using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Domain.Services;

/// <summary>
/// Carries a clock along the time line. Between two changes of the clock or of the agreements everything is constant, so each
/// step is one question to the calendar. A mutable struct on purpose: looking ahead is going on with a copy.
/// </summary>
internal struct ClockWalk(ClockHistory history, PolicyTimeline policy, int percent)
{
    private long now;
    private Guid service = history.ServiceId;
    private Priority priority = Priority.Moderate;
    private HoldReason? held;
    private bool ahead;

    public bool Started { get; private set; }
    public bool Stopped { get; private set; }
    public long Consumed { get; private set; }

    /// <summary>What applies where the walk stands; for a stopped clock, what applied when it stopped.</summary>
    public Terms? Terms { get; private set; }

    /// <summary>The first instant at which the share of the target was consumed.</summary>
    public long? Crossed { get; set; }

    /// <summary>Since when the share of the present target has been used up without a break; null while some is left.</summary>
    public long? ExhaustedSince { get; private set; }

    public readonly bool Paused => Terms?.Pauses(held) ?? held is not null;

    public readonly bool Exhausted => Terms is { } terms && Consumed >= Share(terms);

    /// <summary>Takes in all changes until that instant and stands there.</summary>
    public void GoTo(long at)
    {
        foreach (var change in history.Changes)
        {
            // A change dated before the one that precedes it takes effect together with that one: history keeps its order.
            var when = Math.Max(now, change.At.UtcTicks);
            if (when > at) break;
            AdvanceTo(when);
            Take(change);
        }
        AdvanceTo(at);
        Arrive();
    }

    /// <summary>Goes on without further changes, as far as that instant or until the share is consumed.</summary>
    public void LookAheadTo(long horizon)
    {
        if (!Started || Stopped) return;
        ahead = true;
        while (Crossed is null && now < horizon) AdvanceTo(Math.Min(horizon, policy.EndOf(policy.IndexOf(now))));
    }

    private void AdvanceTo(long end)
    {
        if (!Started || Stopped) now = Math.Max(now, end);
        while (now < end)
        {
            var segment = policy.IndexOf(now);
            var next = Math.Min(end, policy.EndOf(segment));
            Terms = policy.Find(segment, service, priority, history.Kind);
            Judge();
            if (Terms is { } terms) Run(terms, next);
            now = next;
        }
    }

    private void Run(Terms terms, long next)
    {
        if (terms.Pauses(held)) return;
        var need = ExhaustedSince is null ? Share(terms) - Consumed : long.MaxValue;
        var (covered, reached) = terms.Coverage.Pass(now, next, need, ahead);
        // Consumed at the very end of the stretch: the terms of what begins there decide.
        if (reached < next) (ExhaustedSince, Crossed) = (reached, Crossed ?? reached);
        Consumed += covered;
    }

    private void Take(ClockChange change)
    {
        switch (change)
        {
            case ClockStarted e:
                (Started, Stopped, priority) = (true, false, e.Priority ?? priority);
                break;
            case ClockHeld e: held = e.Reason; break;
            case ClockResumed: held = null; break;
            case ClockReprioritised e: priority = e.Priority; break;
            case ClockMoved e: service = e.ServiceId; break;
            case ClockStopped when Started && !Stopped:
                Arrive();
                (Stopped, held) = (true, null);
                break;
            case ClockRestarted: Stopped = false; break;
        }
    }

    // What begins at this instant counts, and an allowance used up to the last tick is used up.
    private void Arrive()
    {
        if (!Started || Stopped) return;
        Terms = policy.Find(policy.IndexOf(now), service, priority, history.Kind);
        Judge();
    }

    private void Judge()
    {
        if (!Exhausted) ExhaustedSince = null;
        else (ExhaustedSince, Crossed) = (ExhaustedSince ?? now, Crossed ?? now);
    }

    private readonly long Share(Terms terms) => ((terms.Target * percent) + 99) / 100;
}
