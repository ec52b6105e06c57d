namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>Lines know their nanosecond, the database the microsecond and callers a tenth of it.</summary>
public static class TelemetryTime
{
    private const long NanosecondsPerTick = 100;
    private const long NanosecondsPerMicrosecond = 1_000;

    /// <summary>Not after that nanosecond.</summary>
    public static DateTime Floor(long at) =>
        DateTime.UnixEpoch.AddTicks(Math.Clamp(at - Rest(at), Earliest, Latest) / NanosecondsPerTick);

    /// <summary>Not before it.</summary>
    public static DateTime Ceiling(long at) => Rest(at) == 0 ? Floor(at) : Floor(at).AddMicroseconds(1);

    public static DateTimeOffset At(long at) => new(DateTime.UnixEpoch.AddTicks(Math.Clamp(at, Earliest, Latest) / NanosecondsPerTick), TimeSpan.Zero);

    /// <summary>The first nanosecond of a time. What is too far away to be counted in nanoseconds is as far as can be.</summary>
    public static long Of(DateTimeOffset at)
    {
        var ticks = Math.Clamp((at.UtcDateTime - DateTime.UnixEpoch).Ticks, Earliest / NanosecondsPerTick, Latest / NanosecondsPerTick);
        return ticks * NanosecondsPerTick;
    }

    private const long Earliest = 0;
    private const long Latest = 9_000_000_000_000_000_000;

    private static long Rest(long at) => (at % NanosecondsPerMicrosecond + NanosecondsPerMicrosecond) % NanosecondsPerMicrosecond;
}
