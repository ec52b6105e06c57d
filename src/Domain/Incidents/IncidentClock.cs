using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Incidents;

/// <summary>One clock of an incident: what happened to it, and what was last recorded about it.</summary>
/// <param name="Promise">What was last promised; null until an agreement applies.</param>
/// <param name="Judged">Whether the verdict on the present run was recorded.</param>
/// <param name="Warned">The highest share of the present target that somebody was warned of.</param>
public sealed record IncidentClock(ClockHistory History, IncidentClockSet? Promise, bool Judged, int Warned)
{
    /// <summary>Stopped and not restarted; changes of rank or service after the stop do not start it again.</summary>
    public bool Stopped => History.Changes.FindLast(change => change is ClockStopped or ClockRestarted) is ClockStopped;

    public static IncidentClock Started(ClockKind kind, IncidentReported report, DateTimeOffset at) =>
        new(new(kind, report.Organisation, report.ServiceId, [new ClockStarted(at, null)]), null, false, 0);

    public IncidentClock Hold(DateTimeOffset at, HoldReason reason) => With(new ClockHeld(at, reason));
    public IncidentClock Resume(DateTimeOffset at) => With(new ClockResumed(at));
    public IncidentClock Reprioritise(DateTimeOffset at, Priority priority) => With(new ClockReprioritised(at, priority));
    public IncidentClock Move(DateTimeOffset at, Guid service) => With(new ClockMoved(at, service));
    public IncidentClock Restart(DateTimeOffset at) => With(new ClockRestarted(at));

    /// <summary>A clock stops once: whoever resolves what was accepted before does not move the instant of the response.</summary>
    public IncidentClock Stop(DateTimeOffset at) => Stopped ? this : With(new ClockStopped(at));

    public IncidentClock Book(IncidentClockSet set) => this with
    {
        Promise = set, Judged = false, Warned = set.TargetSeconds == Promise?.TargetSeconds ? Warned : 0,
    };

    public IncidentClock Book(IncidentClockStopped stopped) => this with { Judged = true };

    public IncidentClock Book(IncidentClockWarned warned) => this with { Warned = Math.Max(Warned, warned.Percent) };

    private IncidentClock With(ClockChange change) =>
        this with { History = History with { Changes = History.Changes.Add(change with { At = NotBefore(change.At) }) } };

    /// <summary>Late reports may come out of order; a clock never goes back.</summary>
    public DateTimeOffset NotBefore(DateTimeOffset at) => at < History.Changes[^1].At ? History.Changes[^1].At : at;
}
