using EventSourcedOps.Domain.Telemetry.Traces;

namespace EventSourcedOps.Domain.Telemetry.Dependencies;

/// <summary>How often one service asked another one within an hour, and how often that failed.</summary>
/// <param name="Hour">When the hour begins.</param>
public sealed record ServiceCalls(
    string Caller, string Callee, DateTimeOffset Hour, long Calls, long Failed, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    private const long NanosecondsPerTick = 100;

    /// <summary>
    /// Calls that arrived since a time: where a span of one service stands right below a span of another. Spans from shortly before belong
    /// to it, because whoever asks begins earlier. A span that came twice counts once.
    /// </summary>
    /// <param name="since">In nanoseconds since 1970.</param>
    public static IReadOnlyList<ServiceCalls> Of(IEnumerable<Span> spans, long since)
    {
        var known = new Dictionary<(string Trace, string Id), Span>();
        foreach (var span in spans) known.TryAdd((span.Trace, span.Id), span);
        return
        [
            .. from span in known.Values
            where span.From >= since
            let caller = known.GetValueOrDefault((span.Trace, span.Parent))?.Source.Service
            where caller is not null && caller != span.Source.Service
            let at = DateTimeOffset.UnixEpoch.AddTicks(span.From / NanosecondsPerTick)
            group (span.HasFailed, At: at) by (Caller: caller, Callee: span.Source.Service, Hour: HourOf(at)) into same
            orderby same.Key.Hour, same.Key.Caller, same.Key.Callee
            select new ServiceCalls(
                same.Key.Caller, same.Key.Callee, same.Key.Hour, same.LongCount(), same.LongCount(call => call.HasFailed),
                same.Min(call => call.At), same.Max(call => call.At)),
        ];
    }

    private static DateTimeOffset HourOf(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerHour));
}
