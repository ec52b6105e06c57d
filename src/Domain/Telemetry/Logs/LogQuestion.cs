using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>Which lines are looked for.</summary>
/// <param name="From">No line is earlier, in nanoseconds since 1970.</param>
/// <param name="Until">No line is later.</param>
/// <param name="Least">Lines of that severity or a higher one. Where one is asked for, lines that say none are left out.</param>
/// <param name="Service">Only lines of that service.</param>
/// <param name="Instance">Only lines of that instance.</param>
/// <param name="Attributes">Only lines of which all of these are known.</param>
/// <param name="Trace">Only lines of that trace.</param>
public sealed record LogQuestion(
    long From, long Until, LogWording Words, LogSeverity Least = LogSeverity.Unset, string? Service = null, string? Instance = null,
    IReadOnlyList<TelemetryField>? Attributes = null, string? Trace = null)
{
    public bool Fits(LogLine line) =>
        line.At >= From && line.At <= Until && line.Severity >= Least
        && (Service is null || line.Source.Service == Service)
        && (Instance is null || line.Source.Instance == Instance)
        && (Trace is null || line.Trace == Trace)
        && (Attributes is null || Attributes.All(wanted => line.Attributes.Contains(wanted) || line.Source.Attributes.Contains(wanted)))
        && Words.Fits(line);

    /// <summary>Blocks that hold a line that fits hold all of these (<see cref="WordFilter"/>).</summary>
    public IReadOnlySet<ulong> Tokens
    {
        get
        {
            var tokens = new HashSet<ulong>();
            foreach (var term in Words.Wanted) WordTokens.Add(term, tokens);
            if (Service is not null) tokens.Add(WordTokens.Of(TelemetryRules.Service, Service));
            if (Instance is not null) tokens.Add(WordTokens.Of(TelemetryRules.Instance, Instance));
            if (Trace is { Length: > 0 }) tokens.Add(WordTokens.Of(TelemetryRules.Trace, Trace));
            foreach (var (name, value) in Attributes ?? []) tokens.Add(WordTokens.Of(name, value));
            return tokens;
        }
    }

    /// <summary>Everything that this line may be found by.</summary>
    public static void TokensOf(LogLine line, HashSet<ulong> into)
    {
        WordTokens.Add(line.Text, into);
        foreach (var (name, value) in line.Attributes)
        {
            WordTokens.Add(value, into);
            into.Add(WordTokens.Of(name, value));
        }

        if (line.Trace.Length > 0) into.Add(WordTokens.Of(TelemetryRules.Trace, line.Trace));
    }
}
