using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Telemetry;

namespace EventSourcedOps.Api.Telemetry;

/// <summary>Where questions about measurements are answered, for the caller of this request.</summary>
public sealed class TelemetryDesk(ReadDesk desk, MetricReader reader, MetricQuery query)
{
    public const string Operation = "telemetry.read";

    public MetricSight Sight { get; } = new(desk.Sight(Operation), desk.Caller.OrganisationsOf(Operation));

    public DateTimeOffset Now => desk.Now;

    public MetricReader Reader => reader;

    public Task<MetricAnswer> Ask(MetricQuestion question, CancellationToken cancellation) => query.Ask(Sight, question, cancellation);
}
