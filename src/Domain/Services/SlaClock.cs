namespace EventSourcedOps.Domain.Services;

/// <summary>
/// A clock is a pure fold of what happened to it, under the agreements and calendars in force at each instant.
/// At any instant t, the version in force at t (nearest organisation, then rule naming the service, for the priority at t) gives
/// target and calendar. Consumed is all the time during which the clock ran and that calendar covered; a hold stops it only when
/// the version in force lists its reason. The target is breached at the first t at which consumed reaches it; that stands, whatever
/// comes later. A stopped clock keeps what it showed when it stopped, and goes on from there when restarted.
/// </summary>
public static class SlaClock
{
    private const int Whole = 100;
    private const int YearsAhead = 5;

    public static ClockReading Read(ClockHistory history, Landscape landscape, DateTimeOffset at)
    {
        var walk = new ClockWalk(history, PolicyTimeline.Of(history.Organisation, landscape), Whole);
        walk.GoTo(at.UtcTicks);
        var state = walk.Stopped || !walk.Started ? ClockState.Stopped : walk.Paused ? ClockState.Paused : ClockState.Running;
        return new(
            state,
            TimeSpan.FromTicks(walk.Consumed - (walk.Consumed % TimeSpan.TicksPerSecond)),
            walk.Terms is { } terms ? TimeSpan.FromTicks(terms.Target) : null,
            state == ClockState.Running && walk.Terms is not null ? Due(walk, at) : null,
            walk.Terms?.Version.AgreementId, walk.Terms?.Version.Version,
            Instant(walk.Crossed));
    }

    /// <summary>
    /// When that share of the target was or will be consumed if nothing else changes; null when it never will. Versions that are
    /// known to take effect later count, so a clock that stands still today may yet reach it.
    /// </summary>
    public static DateTimeOffset? Reaches(ClockHistory history, Landscape landscape, int percent)
    {
        if (history.Changes.IsEmpty) return null;
        var walk = new ClockWalk(history, PolicyTimeline.Of(history.Organisation, landscape), percent);
        var last = history.Changes.Max(change => change.At);
        walk.GoTo(last.UtcTicks);
        walk.LookAheadTo(last.AddYears(YearsAhead).UtcTicks);
        return Instant(walk.Crossed);
    }

    // Used up already: it was due when it was breached. Otherwise the next time counts, also after an earlier breach.
    private static DateTimeOffset? Due(ClockWalk walk, DateTimeOffset at)
    {
        if (walk.Exhausted) return Instant(walk.Crossed);
        walk.Crossed = null;
        walk.LookAheadTo(at.AddYears(YearsAhead).UtcTicks);
        return Instant(walk.Crossed);
    }

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } known ? new(known, TimeSpan.Zero) : null;
}
