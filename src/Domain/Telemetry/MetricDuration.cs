namespace EventSourcedOps.Domain.Telemetry;

/// <summary>Durations as queries write them: 15s, 1m30s, 2h.</summary>
public static class MetricDuration
{
    /// <summary>In milliseconds; null when it is none.</summary>
    public static long? Of(string text) => text.Length <= PromqlParser.LongestQuery && PromqlTokens.Of(text) is
        ([{ Kind: PromqlTokenKind.Duration } duration, { Kind: PromqlTokenKind.End }], null) ? duration.Milliseconds : null;
}
