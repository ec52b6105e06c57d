using System.Runtime.CompilerServices;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Configuration;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>A configuration item in its newest state, each time anything but a relation is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="itemId">Only this one.</param>
    [Needs("item.read")]
    public static async IAsyncEnumerable<ItemNode> ConfigurationItemChanged(
        [FromServices] RowWatch<ItemRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? itemId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "item.read", organisations, memory, cancellation);
        var changes = watch.Changes(
            change => reach.Holds(change) && caller.Rights.Reaches("item.read", change.Organisation, change.Row.Label)
                && (itemId is null || change.Row.Id == itemId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }
}
