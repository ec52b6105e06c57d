using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Telemetry;
using EventSourcedOps.Application.Telemetry.Logs;
using EventSourcedOps.Application.Telemetry.Traces;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>Where questions about measurements, logs and traces are answered, for the caller of this request.</summary>
public sealed class TelemetryDesk(ReadDesk desk, MetricReader reader, MetricQuery query, LogSearch logs, LogTail tail, SpanSearch spans)
{
    public const string Operation = "telemetry.read";

    /// <summary>What the caller may see now; who follows something asks again and again.</summary>
    public TelemetrySight Sight => new(desk.Sight(Operation), desk.Caller.OrganisationsOf(Operation));

    public DateTimeOffset Now => desk.Now;

    public MetricReader Reader => reader;

    public LogSearch Logs => logs;

    public LogTail Tail => tail;

    public SpanSearch Spans => spans;

    public Task<MetricAnswer> Ask(MetricQuestion question, CancellationToken cancellation) => query.Ask(Sight, question, cancellation);

    /// <summary>The same, cut to some organisations and all that is under them. Null cuts nothing.</summary>
    public async Task<TelemetrySight> SightOf(IReadOnlyList<string>? organisations)
    {
        if (organisations is null) return Sight;
        var asked = (await desk.Landscape(null)).WithSubtrees(organisations.Take(KeysetPage.LargestSize)).ToHashSet(StringComparer.Ordinal);
        if (Sight.Organisations is { } reached) asked.IntersectWith(reached);
        return Sight with { Organisations = asked };
    }
}
