using System.Globalization;

namespace EventSourcedOps.Domain.Telemetry.Blocks;

/// <summary>The while over which a rule counts lines or spans, as its query says it behind "over:".</summary>
public static class CountWindow
{
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    internal const string Forms = "time from 15s to 1h, such as 30s or 5m";

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);

    /// <summary>Null when it is none, or too short or too long.</summary>
    internal static TimeSpan? Of(string text)
    {
        if (!int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 3_600) return null;
        TimeSpan? window = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number), 'm' => TimeSpan.FromMinutes(number), 'h' => TimeSpan.FromHours(number), _ => null,
        };
        return window >= Shortest && window <= Longest ? window : null;
    }

    internal static long Nanoseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks * 100;
}
