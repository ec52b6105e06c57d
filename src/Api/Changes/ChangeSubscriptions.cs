using System.Runtime.CompilerServices;
using EventSourcedOps.Api.Changes;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Changes;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>A change in its newest state, each time anything is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="changeId">Only this one.</param>
    [Needs("change.read")]
    public static async IAsyncEnumerable<ChangeNode> ChangeChanged(
        [FromServices] RowWatch<ChangeRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? changeId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "change.read", organisations, memory, cancellation);
        var changes = watch.Changes(change => reach.Holds(change) && (changeId is null || change.Row.Id == changeId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }
}
