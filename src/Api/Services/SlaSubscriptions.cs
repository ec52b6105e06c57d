using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Services;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>A clock as it stands, each time anything is recorded about it: promises, warnings, verdicts.</summary>
    /// <param name="organisations">Only clocks of these organisations and everything under them.</param>
    /// <param name="incidentId">Only clocks of this incident.</param>
    [Needs("sla.read")]
    public static async IAsyncEnumerable<SlaClockNode> SlaChanged(
        [FromServices] RowWatch<SlaClockRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? incidentId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "sla.read", organisations, memory, cancellation);
        var changes = watch.Changes(
            change => reach.Holds(change) && (incidentId is null || change.Row.IncidentId == incidentId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }
}
