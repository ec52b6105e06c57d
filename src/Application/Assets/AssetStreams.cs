using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Assets;

namespace EventSourcedOps.Application.Assets;

/// <summary>What the log says of an asset or a stock-taking before a wish about it is decided.</summary>
internal static class AssetStreams
{
    public static Task<Asset?> Find(Guid id, ProcessMeans means) =>
        StreamStates.Find<Asset, AssetEvent>(means.Database, id, CancellationToken.None);

    public static Task<Stocktaking?> FindStocktaking(Guid id, ProcessMeans means) =>
        StreamStates.Find<Stocktaking, StocktakingEvent>(means.Database, id, CancellationToken.None);
}
