namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>What senders call severities.</summary>
public static class LogSeverities
{
    /// <summary>By the first letters of a word, which languages and libraries agree on.</summary>
    public static LogSeverity Of(string? word) => (word ?? "").Trim().ToUpperInvariant() switch
    {
        ['T', 'R', 'A', ..] or ['V', 'E', 'R', ..] or ['F', 'I', 'N', 'E', 'S', 'T'] => LogSeverity.Trace,
        ['D', 'E', 'B', ..] or ['D', 'B', 'G'] or ['F', 'I', 'N', 'E', ..]           => LogSeverity.Debug,
        ['I', 'N', 'F', ..] or ['N', 'O', 'T', 'I', ..]                              => LogSeverity.Info,
        ['W', 'A', 'R', ..] or ['W', 'R', 'N']                                       => LogSeverity.Warn,
        ['E', 'R', 'R', ..] or ['S', 'E', 'V', ..]                                   => LogSeverity.Error,
        ['F', 'A', 'T', ..] or ['C', 'R', 'I', ..] or ['E', 'M', 'E', ..] or ['A', 'L', 'E', ..] or ['P', 'A', 'N', ..] => LogSeverity.Fatal,
        _                                                                            => LogSeverity.Unset,
    };

    /// <summary>OpenTelemetry's numbers: four to a class, beginning with 1.</summary>
    public static LogSeverity Of(long number) => number is >= 1 and <= 24 ? (LogSeverity)((number + 3) / 4) : LogSeverity.Unset;
}
