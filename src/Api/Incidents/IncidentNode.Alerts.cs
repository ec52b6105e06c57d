using EventSourcedOps.Api.Changes;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;

namespace EventSourcedOps.Api.Incidents;

public sealed partial class IncidentNode
{
    /// <summary>Alerts that belong to it, as far as the caller may see them.</summary>
    public async Task<IEnumerable<AlertNode>> Alerts([FromServices] ReadDesk desk, CancellationToken cancellation)
    {
        Guid[] ids = [.. ChangeSuspicions.Linked(row, LinkKind.Alert).Take(KeysetPage.LargestSize)];
        if (ids.Length == 0 || !desk.Caller.May("alert.read")) return [];
        return (await desk.ByIds("alert.read", AlertBoard.Model, asOf, ids, cancellation)).Values.Select(alert => new AlertNode(alert, asOf));
    }
}
