using System.Collections.Concurrent;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Traces;
using EventSourcedOps.Domain.Monitoring.Localisation;
using EventSourcedOps.Projections.Walls;

namespace EventSourcedOps.Application.Monitoring.Localisation;

/// <summary>Which services of an organisation ask one another, by what they sent before a time. The newest is kept, so that a storm of alerts asks once.</summary>
public sealed class ServiceMaps(SpanSearch spans, ReaderDatabase reader)
{
    /// <summary>Some hundred requests of each kind show who asks whom.</summary>
    private const int MostSpans = 20_000;

    private static readonly TimeSpan Looked = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, ServiceMap Map)> _newest = new();

    /// <summary>Empty where spans cannot be read: then only alerts about the same service belong together.</summary>
    public async Task<ServiceMap> Before(string organisation, DateTimeOffset at, CancellationToken cancellation)
    {
        if (_newest.TryGetValue(organisation, out var known) && at - known.At is var age && age >= TimeSpan.Zero && age < Kept) return known.Map;
        var sight = TelemetrySight.Of(reader, organisation);
        var (found, refusal) = await spans.Newest(
            sight, new(RequestReader.NanosecondsOf(at - Looked), RequestReader.NanosecondsOf(at)), MostSpans, cancellation);
        if (refusal is not null) return ServiceMap.Empty;
        return (_newest[organisation] = (at, ServiceMap.Of(found))).Map;
    }
}
