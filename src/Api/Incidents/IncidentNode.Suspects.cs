using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring.Localisation;
using EventSourcedOps.Domain.Monitoring.Localisation;
using GraphQL;

namespace EventSourcedOps.Api.Incidents;

public sealed partial class IncidentNode
{
    /// <summary>Where the fault behind it was suspected some minutes after it began; null where that was not worked out.</summary>
    public async Task<FaultSuspects?> Suspects([FromServices] ReadDesk desk) => row.Ranking is { } ranking
        ? new(new(ranking, ServiceMap.Empty, IsWhole: true), await desk.Landscape(asOf))
        : null;
}
