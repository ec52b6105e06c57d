using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Assets;

namespace EventSourcedOps.Application.Assets;

/// <summary>What the log says of an asset or a stock-taking before a wish about it is decided.</summary>
internal static class AssetStreams
{
    public static Task<Asset?> Find(Guid id, ProcessMeans means) => Fold<Asset, AssetEvent>(id, means);

    public static Task<Stocktaking?> FindStocktaking(Guid id, ProcessMeans means) => Fold<Stocktaking, StocktakingEvent>(id, means);

    private static async Task<TState?> Fold<TState, TEvent>(Guid id, ProcessMeans means)
        where TState : class, IEvolve<TState, TEvent> where TEvent : class
    {
        await using var connection = await means.Database.OpenConnectionAsync();
        return (await StreamStates.Fold<TState, TEvent>(connection, [id], CancellationToken.None)).GetValueOrDefault(id);
    }
}
