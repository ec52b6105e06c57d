using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Logs;

/// <summary>How bad it is what a line says, in the classes of OpenTelemetry.</summary>
public enum LogSeverity : byte
{
    /// <summary>The sender did not say.</summary>
    Unset,

    /// <summary>Each step.</summary>
    Trace,

    /// <summary>For whoever looks for a fault.</summary>
    Debug,

    /// <summary>Something happened.</summary>
    Info,

    /// <summary>Something is not as it should be.</summary>
    Warn,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>Nothing works any more.</summary>
    Fatal,
}

/// <summary>One line of a log.</summary>
/// <param name="At">When, in nanoseconds since 1970.</param>
/// <param name="Trace">The trace it belongs to, in hexadecimal digits; empty when it belongs to none.</param>
/// <param name="Span">The span of that trace.</param>
public sealed record LogLine(
    TelemetrySource Source, long At, LogSeverity Severity, string Text, IReadOnlyList<TelemetryField> Attributes, string Trace = "", string Span = "")
{
    /// <summary>Tells lines of one moment apart, the same on every machine. Lines that are the same in everything have the same one.</summary>
    public ulong Mark
    {
        get
        {
            var mark = WordHash.Of(Text, WordHash.Of(Source.Instance, WordHash.Of(Source.Service, (ulong)Severity)));
            foreach (var (name, value) in Attributes) mark = WordHash.Of(value, WordHash.Of(name, mark));
            return WordHash.Of(Span, WordHash.Of(Trace, mark));
        }
    }
}
