namespace EventSourcedOps.Domain.Services;

/// <summary>A clock is a pure fold of what happened to it, under the agreements and calendars in force at each instant.</summary>
public static class SlaClock
{
    public static ClockReading Read(ClockHistory history, Landscape landscape, DateTimeOffset at) =>
        new(ClockState.Running, TimeSpan.Zero, null, null, null, null, null);

    /// <summary>When that share of the target will be consumed if nothing else changes; null when it never will.</summary>
    public static DateTimeOffset? Reaches(ClockHistory history, Landscape landscape, int percent) => null;
}
