using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;
using Npgsql;

namespace EventSourcedOps.Application.Assets;

/// <summary>
/// What a stock-taking stands on: which assets the ledger has in a place, and what that place lies in. Ledger and relations follow a
/// moment later; whatever arrives in that moment shows up as unexpected, and a person decides.
/// </summary>
internal static class StocktakingGround
{
    /// <summary>
    /// What should be found: all that is not gone and that whoever asks may see, one more than there may be at most. How sensitive it is
    /// is asked beside the log, which is never late.
    /// </summary>
    public static async Task<IReadOnlyList<ExpectedAsset>> Expected(string organisation, Guid? place, Caller caller, ProcessMeans means)
    {
        var model = (await means.Landscape.Newest()).Items;
        await using var connection = await means.Database.OpenConnectionAsync();
        Guid[]? inside = place is { } scope ? [.. await Rows(connection, PlaceTree.Inside([scope], model, null), rows => rows.GetGuid(0))] : null;
        var question = new NpgsqlBatchCommand(
            $"""
            select a.row, coalesce(l.label, 0) from {AssetLedger.Model.Table} a left join ops.stream_labels l on l.stream = a.id
            where a.until = 'infinity' and a.organisation = $1 and a.state not in ('{AssetState.Scrapped}', '{AssetState.InRepair}')
            and ($2::uuid[] is null or a.place_id = any($2)) order by a.tag limit {StocktakingDecisions.MostAssets + 1}
            """)
        {
            Parameters =
            {
                new() { Value = organisation },
                new() { Value = (object?)inside ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Uuid },
            },
        };
        var found = await Rows(connection, question, rows => (
            Asset: (AssetRow)AssetLedger.Model.Read(rows.GetFieldValue<byte[]>(0)), Label: (DataLabel)rows.GetInt32(1)));
        var assets = found.Where(one => caller.Rights.Reaches("asset.read", one.Asset.Organisation, one.Label)).ToList();
        var within = await Within(connection, assets.Select(one => one.Asset.State.Place?.ItemId).OfType<Guid>().Distinct(), model);
        return
        [
            .. assets.Select(one => new ExpectedAsset(
                one.Asset.Id, one.Asset.State.Facts.Tag, one.Asset.State.Facts.Model, one.Asset.State.Place?.ItemId,
                one.Asset.State.Place is { } stands ? within[stands.ItemId] : [], one.Label)),
        ];
    }

    /// <summary>That place and everything it lies in; nothing when no place is named.</summary>
    public static async Task<IReadOnlyList<Guid>> Within(Guid? place, ProcessMeans means)
    {
        if (place is not { } named) return [];
        var model = (await means.Landscape.Newest()).Items;
        await using var connection = await means.Database.OpenConnectionAsync();
        return (await Within(connection, [named], model))[named];
    }

    private static async Task<Dictionary<Guid, IReadOnlyList<Guid>>> Within(
        NpgsqlConnection connection, IEnumerable<Guid> places, Domain.Configuration.ItemModel model)
    {
        var pairs = await Rows(connection, PlaceTree.Around(places, model, null), rows => (Place: rows.GetGuid(0), Id: rows.GetGuid(1)));
        return pairs.GroupBy(pair => pair.Place).ToDictionary(group => group.Key, group => (IReadOnlyList<Guid>)[.. group.Select(pair => pair.Id)]);
    }

    private static async Task<List<T>> Rows<T>(NpgsqlConnection connection, NpgsqlBatchCommand question, Func<NpgsqlDataReader, T> of)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { question } };
        var found = new List<T>();
        await using var rows = await batch.ExecuteReaderAsync();
        while (await rows.ReadAsync()) found.Add(of(rows));
        return found;
    }
}
