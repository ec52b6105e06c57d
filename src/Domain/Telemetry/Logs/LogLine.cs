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

/// <summary>Something that is known of a line or of who wrote it.</summary>
public readonly record struct LogField(string Name, string Value);

/// <summary>Who writes: a service, one of its instances, and what else is known of it.</summary>
/// <param name="Service">Empty when the sender does not say.</param>
/// <param name="Instance">Which of the service's processes or hosts; empty when the sender does not say.</param>
public sealed record LogSource(string Service, string Instance, IReadOnlyList<LogField> Attributes)
{
    public bool Equals(LogSource? other) => other is not null
        && Service == other.Service && Instance == other.Instance && Attributes.SequenceEqual(other.Attributes);

    public override int GetHashCode() => HashCode.Combine(Service, Instance, Attributes.Count);
}

/// <summary>One line of a log.</summary>
/// <param name="At">When, in nanoseconds since 1970.</param>
/// <param name="Trace">The trace it belongs to, in hexadecimal digits; empty when it belongs to none.</param>
/// <param name="Span">The span of that trace.</param>
public sealed record LogLine(
    LogSource Source, long At, LogSeverity Severity, string Text, IReadOnlyList<LogField> Attributes, string Trace = "", string Span = "")
{
    /// <summary>Tells lines of one moment apart, the same on every machine. Lines that are the same in everything have the same one.</summary>
    public ulong Mark
    {
        get
        {
            var mark = LogHash.Of(Text, LogHash.Of(Source.Instance, LogHash.Of(Source.Service, (ulong)Severity)));
            foreach (var (name, value) in Attributes) mark = LogHash.Of(value, LogHash.Of(name, mark));
            return LogHash.Of(Span, LogHash.Of(Trace, mark));
        }
    }
}
