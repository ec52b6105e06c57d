using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.Assets;

/// <summary>What the log says of an asset or a stock-taking before a wish about it is decided.</summary>
internal static class AssetStreams
{
    public static async Task<Asset?> Find(Guid id, ProcessMeans means) => (Asset?)await Fold(id, means, happened => happened is AssetEvent);

    public static async Task<Stocktaking?> FindStocktaking(Guid id, ProcessMeans means) =>
        (Stocktaking?)await Fold(id, means, happened => happened is StocktakingEvent);

    private static async Task<object?> Fold(Guid id, ProcessMeans means, Func<object, bool> isOfIt)
    {
        await using var ask = means.Database.CreateCommand(
            $"""
            select {Recorded.Columns} from ops.mt_streams s join ops.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
            where s.id = $1 order by e.version
            """);
        ask.Parameters.Add(new() { Value = id });
        object? state = null;
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var happened = Recorded.From(rows);
            if (!isOfIt(happened.Fact)) return null;
            state = StateFold.Evolve(state, happened.Fact, happened.OccurredAt);
        }

        return state;
    }
}
