using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Incidents;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>An incident in its newest state, each time anything is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="incidentId">Only this one.</param>
    [Needs("incident.read")]
    public static async IAsyncEnumerable<IncidentNode> IncidentChanged(
        [FromServices] RowWatch<IncidentRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? incidentId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "incident.read", organisations, memory, cancellation);
        var changes = watch.Changes(change => reach.Holds(change.Organisation) && (incidentId is null || change.Row.Id == incidentId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }
}
