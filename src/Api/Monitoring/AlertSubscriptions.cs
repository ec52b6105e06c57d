using System.Runtime.CompilerServices;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Monitoring;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Monitoring;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>An alert in its newest state, each time anything is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="alertId">Only this one.</param>
    [Needs("alert.read")]
    public static async IAsyncEnumerable<AlertNode> AlertChanged(
        [FromServices] RowWatch<AlertRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? alertId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "alert.read", organisations, memory, cancellation);
        var changes = watch.Changes(change => reach.Holds(change) && (alertId is null || change.Row.Id == alertId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }
}
