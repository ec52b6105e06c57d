using EventSourcedOps.Domain.Telemetry.Logs;
using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Application.Rehearsal;

/// <summary>A fault that was put into a service on purpose.</summary>
/// <param name="Kind">What was done, in the words of the recording.</param>
public sealed record RecordedFault(string Service, DateTimeOffset At, string Kind);

/// <summary>What a series read.</summary>
/// <param name="Instance">Who was measured.</param>
/// <param name="At">In nanoseconds since 1970.</param>
public sealed record RecordedReading(string Service, string Instance, string Name, long At, double Value);

/// <summary>A day of a system as it was recorded, each sort in the order of time, and what was done to the system.</summary>
/// <param name="Spans">By their ends.</param>
public sealed record Recording(
    IReadOnlyList<Span> Spans, IReadOnlyList<LogLine> Lines, IReadOnlyList<RecordedReading> Readings, IReadOnlyList<RecordedFault> Faults)
{
    private const long NanosecondsOfTick = 100;

    public static long EndOf(Span span) => span.From + span.Length;

    public static DateTimeOffset TimeOf(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / NanosecondsOfTick);

    public IEnumerable<string> Services =>
        Spans.Select(span => span.Source.Service).Concat(Readings.Select(reading => reading.Service)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>From the first request on; what is measured earlier tells nothing of them.</summary>
    public DateTimeOffset Begin => TimeOf(Math.Min(Spans[0].From, Lines.Count > 0 ? Lines[0].At : long.MaxValue));

    /// <summary>Until the last request.</summary>
    public DateTimeOffset End => TimeOf(EndOf(Spans[^1]));
}
