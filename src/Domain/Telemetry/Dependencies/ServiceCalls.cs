using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Telemetry.Dependencies;

/// <summary>How often one service asked another one within an hour, and how often that failed.</summary>
/// <param name="Hour">When the hour begins.</param>
public sealed record ServiceCalls(
    string Caller, string Callee, DateTimeOffset Hour, long Calls, long Failed, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    private const long NanosecondsPerTick = 100;

    /// <summary>
    /// Calls that arrived since a time. Spans from shortly before belong to it, because whoever asks begins earlier.
    /// </summary>
    /// <param name="since">In nanoseconds since 1970.</param>
    public static IReadOnlyList<ServiceCalls> Of(IEnumerable<Span> spans, long since) =>
    [
        .. from call in SpanCall.Among(spans)
        where call.Answer.From >= since
        let at = DateTimeOffset.UnixEpoch.AddTicks(call.Answer.From / NanosecondsPerTick)
        group (call.Answer.HasFailed, At: at) by (call.Caller, call.Callee, Hour: HourOf(at)) into same
        orderby same.Key.Hour, same.Key.Caller, same.Key.Callee
        select new ServiceCalls(
            same.Key.Caller, same.Key.Callee, same.Key.Hour, same.LongCount(), same.LongCount(call => call.HasFailed),
            same.Min(call => call.At), same.Max(call => call.At)),
    ];

    private static DateTimeOffset HourOf(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerHour));
}
