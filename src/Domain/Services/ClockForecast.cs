namespace EventSourcedOps.Domain.Services;

/// <summary>When shares of the present target run out.</summary>
public static class ClockForecast
{
    private const int YearsAhead = 5;

    /// <summary>
    /// When that share of the present target was or will be consumed if nothing else changes; null for a stopped clock, and when it
    /// never will. Unlike <see cref="SlaClock.Reaches"/> this forgets what was reached under an earlier, tighter target.
    /// </summary>
    public static DateTimeOffset? Reaches(ClockHistory history, Landscape landscape, int percent, DateTimeOffset at)
    {
        var walk = new ClockWalk(history, PolicyTimeline.Of(history.Organisation, landscape), percent);
        walk.GoTo(at.UtcTicks);
        if (walk.Stopped) return null;
        if (walk.Exhausted) return Instant(walk.ExhaustedSince);
        walk.Crossed = null;
        walk.LookAheadTo(at.AddYears(YearsAhead).UtcTicks);
        return Instant(walk.Crossed);
    }

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } known ? new(known, TimeSpan.Zero) : null;
}
