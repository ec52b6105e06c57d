using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Tests.Services;

/// <summary>
/// The rule again, written without looking at how the product does it: one minute after the other, asking each time which promise
/// holds and whether somebody works. Slow and plain on purpose.
/// </summary>
internal sealed class NaiveClock(NaiveWorld world, ClockHistory history, int percent = 100)
{
    private int consumed, next;
    private bool started, stopped;
    private HoldReason? held;
    private Priority priority = Priority.Moderate;
    private Guid service = history.ServiceId;
    private NaivePromise? promise;
    private int? breached;

    public sealed record Shown(ClockState State, int Consumed, int? Target, int? Due, int? Breached, bool SeenToTheEnd);

    /// <summary>What the clock shows at a minute; changes after it are not known.</summary>
    public Shown At(int at)
    {
        var minute = 0;
        for (; minute <= at; minute++)
        {
            ChangeAt(minute);
            Judge(minute);
            if (minute < at) Pass(minute);
        }
        var state = !started || stopped ? ClockState.Stopped : Paused ? ClockState.Paused : ClockState.Running;
        var (shown, first, target) = (consumed, breached, promise?.Target);
        if (state != ClockState.Running || promise is null) return new(state, shown, target, null, first, true);
        if (shown >= target) return new(state, shown, target, first, first, true);
        breached = null;
        var due = RunOn(at);
        return new(state, shown, target, due, first, due is not null);
    }

    /// <summary>The first minute at which that share was consumed, when everything is known; null when not in this world's time.</summary>
    public int? Reaches()
    {
        var last = history.Changes.Max(change => world.MinuteOf(change.At));
        for (var minute = 0; minute <= last; minute++)
        {
            ChangeAt(minute);
            Judge(minute);
            if (minute < last) Pass(minute);
        }
        return breached ?? (stopped ? null : RunOn(last));
    }

    private int? RunOn(int minute)
    {
        for (Pass(minute), minute++; minute < NaiveWorld.Minutes; Pass(minute), minute++)
        {
            Judge(minute);
            if (breached is not null) return breached;
        }
        return null;
    }

    private bool Paused => held is { } why && (promise is null || promise.Pausing.Contains(why));

    private void Judge(int minute)
    {
        if (!started || stopped) return;
        promise = world.PromiseAt(minute, service, priority, history.Kind);
        if (breached is null && promise is not null && consumed * 100 >= promise.Target * percent) breached = minute;
    }

    private void Pass(int minute)
    {
        if (started && !stopped && promise is not null && !Paused && promise.Worked[minute]) consumed++;
    }

        private void ChangeAt(int minute)
    {
        for (; next < history.Changes.Count && world.MinuteOf(history.Changes[next].At) <= minute; next++)
            switch (history.Changes[next])
            {
                case ClockStarted e: started = true; stopped = false; priority = e.Priority ?? Priority.Moderate; break;
                case ClockHeld e: held = e.Reason; break;
                case ClockResumed: held = null; break;
                case ClockReprioritised e: priority = e.Priority; break;
                case ClockMoved e: service = e.ServiceId; break;
                case ClockRestarted: stopped = false; break;
                case ClockStopped when started && !stopped: Judge(minute); stopped = true; held = null; break;
            }
    }
}
