using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.ReadModels;

namespace EventSourcedOps.Api.Assets;

/// <summary>How many assets there are of each sort.</summary>
/// <param name="Total">All of them.</param>
/// <param name="States">By where they stand in their life.</param>
/// <param name="Kinds">By kind.</param>
/// <param name="Suppliers">By supplier, the most frequent first, 50 at most.</param>
public sealed record AssetCounts(
    int Total, IReadOnlyList<AssetStateCount> States, IReadOnlyList<AssetKindCount> Kinds, IReadOnlyList<SupplierCount> Suppliers)
{
    private const int MostSuppliers = 50;

    /// <summary>Everything in one statement.</summary>
    internal static async Task<AssetCounts> Of(RowQuery<AssetRow> query, CancellationToken cancellation)
    {
        var counted = await query.Ask(
            "state, kind, supplier, count(*)::int, grouping(state), grouping(kind), grouping(supplier)",
            "group by grouping sets ((state), (kind), (supplier), ()) order by 4 desc, 1, 2, 3",
            rows => (
                State: rows.GetInt32(4) == 0 ? rows.GetString(0) : null, Kind: rows.GetInt32(5) == 0 ? rows.GetString(1) : null,
                Supplier: rows.GetInt32(6) == 0 && !rows.IsDBNull(2) ? rows.GetString(2) : null, Count: rows.GetInt32(3),
                IsTotal: rows.GetInt32(4) + rows.GetInt32(5) + rows.GetInt32(6) == 3), cancellation);
        return new(
            counted.FirstOrDefault(row => row.IsTotal).Count,
            [.. counted.Where(row => row.State is not null)
                .Select(row => new AssetStateCount(Enum.Parse<AssetState>(row.State!), row.Count)).OrderBy(row => row.State)],
            [.. counted.Where(row => row.Kind is not null)
                .Select(row => new AssetKindCount(Enum.Parse<AssetKind>(row.Kind!), row.Count)).OrderBy(row => row.Kind)],
            [.. counted.Where(row => row.Supplier is not null).Take(MostSuppliers).Select(row => new SupplierCount(row.Supplier!, row.Count))]);
    }
}

/// <summary>How many assets stand there in their life.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Count">How many.</param>
public sealed record AssetStateCount(AssetState State, int Count);

/// <summary>How many assets are of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many.</param>
public sealed record AssetKindCount(AssetKind Kind, int Count);

/// <summary>How many assets were bought from somebody.</summary>
/// <param name="Supplier">From whom.</param>
/// <param name="Count">How many.</param>
public sealed record SupplierCount(string Supplier, int Count);
