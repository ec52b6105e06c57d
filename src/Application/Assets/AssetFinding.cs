using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Assets;
using Npgsql;

namespace EventSourcedOps.Application.Assets;

/// <summary>
/// Finds who has a number or an item already, in the table that lets nobody have it twice. What is found may be over when the command is
/// decided; the table then refuses by itself, only with fewer words.
/// </summary>
internal static class AssetFinding
{
    public static async Task<AssetHolders> Holders(string organisation, AssetFacts facts, ProcessMeans means)
    {
        var (tag, serial) = (
            AssetHoldings.OfTag(organisation, facts.Tag),
            facts.Serial is null ? (Guid?)null : AssetHoldings.OfSerial(facts.Manufacturer, facts.Serial));
        var found = await Holders(means.Database, serial is { } number ? [tag, number] : [tag]);
        return new(found.TryGetValue(tag, out var first) ? first : null, serial is { } key && found.TryGetValue(key, out var second) ? second : null);
    }

    public static Task<Guid?> HolderOfItem(Guid item, ProcessMeans means) => HolderOf(AssetHoldings.OfItem(item), means);

    public static Task<Guid?> HolderOfTag(string organisation, string tag, ProcessMeans means) =>
        HolderOf(AssetHoldings.OfTag(organisation, tag), means);

    private static async Task<Guid?> HolderOf(Guid key, ProcessMeans means) =>
        (await Holders(means.Database, [key])).TryGetValue(key, out var holder) ? holder : null;

    private static async Task<Dictionary<Guid, Guid>> Holders(NpgsqlDataSource database, Guid[] keys)
    {
        await using var ask = database.CreateCommand("select key, holder from ops.holdings where key = any($1)");
        ask.Parameters.Add(new() { Value = keys });
        var found = new Dictionary<Guid, Guid>();
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync()) found[rows.GetGuid(0)] = rows.GetGuid(1);
        return found;
    }
}
