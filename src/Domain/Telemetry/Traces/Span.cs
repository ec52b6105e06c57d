using EventSourcedOps.Domain.Telemetry.Blocks;

namespace EventSourcedOps.Domain.Telemetry.Traces;

/// <summary>Which side of a call a span is, in the order of OpenTelemetry.</summary>
public enum SpanKind : byte
{
    /// <summary>The sender did not say.</summary>
    Unset,

    /// <summary>Work within a service.</summary>
    Internal,

    /// <summary>A request that a service answers.</summary>
    Server,

    /// <summary>A request that a service makes.</summary>
    Client,

    /// <summary>A message that a service sends.</summary>
    Producer,

    /// <summary>A message that a service works on.</summary>
    Consumer,
}

/// <summary>How a span ended, in the order of OpenTelemetry.</summary>
public enum SpanStatus : byte
{
    /// <summary>Nobody said that it went wrong.</summary>
    Unset,

    /// <summary>Somebody said that it went well.</summary>
    Ok,

    /// <summary>It failed.</summary>
    Error,
}

/// <summary>Something that happened while a span lasted, such as an exception.</summary>
/// <param name="At">In nanoseconds since 1970.</param>
public sealed record SpanEvent(long At, string Name, string Text);

/// <summary>A piece of work as a part of a trace.</summary>
/// <param name="Trace">In hexadecimal digits, as the other ids.</param>
/// <param name="Parent">The span that asked for it; empty when it begins the trace.</param>
/// <param name="From">When it began, in nanoseconds since 1970.</param>
/// <param name="Length">How long it lasted, in nanoseconds.</param>
public sealed record Span(
    TelemetrySource Source, string Trace, string Id, string Parent, string Name, SpanKind Kind, long From, long Length, SpanStatus Status, string StatusText,
    IReadOnlyList<TelemetryField> Attributes, IReadOnlyList<SpanEvent> Events)
{
    public bool HasFailed => Status == SpanStatus.Error;

    /// <summary>Whether a request enters a service with it, or a trace begins.</summary>
    public bool IsEntry => Parent.Length == 0 || Kind is SpanKind.Server or SpanKind.Consumer;

    /// <summary>Tells spans of one moment apart, the same on every machine.</summary>
    public ulong Mark => WordHash.Of(Id, WordHash.Of(Trace));
}

/// <summary>How much a span may say. What is too long is cut: losing the span would be worse.</summary>
public static class SpanRules
{
    public const int MostEvents = 32;
    public const int LongestText = 8_192;

    public static Span Bounded(Span span) => span with
    {
        Trace = TelemetryRules.CutId(span.Trace), Id = TelemetryRules.CutId(span.Id), Parent = TelemetryRules.CutId(span.Parent),
        Name = TelemetryRules.Cut(span.Name, TelemetryRules.LongestName), StatusText = TelemetryRules.Cut(span.StatusText, LongestText),
        Length = Math.Max(0, span.Length), Attributes = TelemetryRules.Bounded(span.Attributes),
        Events =
        [
            .. span.Events.Take(MostEvents).Select(one => one with
            {
                Name = TelemetryRules.Cut(one.Name, TelemetryRules.LongestName), Text = TelemetryRules.Cut(one.Text, LongestText),
            }),
        ],
    };
}
