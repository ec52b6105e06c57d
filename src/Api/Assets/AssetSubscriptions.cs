using System.Runtime.CompilerServices;
using EventSourcedOps.Api.Assets;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Assets;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Subscription
{
    /// <summary>An asset in its newest state, each time anything is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="assetId">Only this one.</param>
    [Needs("asset.read")]
    public static async IAsyncEnumerable<AssetNode> AssetChanged(
        [FromServices] RowWatch<AssetRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? assetId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "asset.read", organisations, memory, cancellation);
        var changes = watch.Changes(
            change => reach.Holds(change) && (assetId is null || change.Row.Id == assetId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }

    /// <summary>A stock-taking in its newest state, each time anything is recorded about it.</summary>
    /// <param name="organisations">Only those of these organisations and everything under them.</param>
    /// <param name="stocktakingId">Only this one.</param>
    [Needs("stocktaking.read")]
    public static async IAsyncEnumerable<StocktakingNode> StocktakingChanged(
        [FromServices] RowWatch<StocktakingRow> watch, [FromServices] LandscapeMemory memory, [FromServices] Caller caller,
        [FromServices] SubscriptionBacklog wire,
        IEnumerable<string>? organisations = null, Guid? stocktakingId = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reach = await Watched.Of(caller, "stocktaking.read", organisations, memory, cancellation);
        var changes = watch.Changes(
            change => reach.Holds(change) && (stocktakingId is null || change.Row.Id == stocktakingId), wire, cancellation);
        await foreach (var change in changes) yield return new(change.Row, null);
    }
}
