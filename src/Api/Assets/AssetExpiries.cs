using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.Assets;

namespace EventSourcedOps.Api.Assets;

/// <summary>Promises about assets that end soon, or have ended lately.</summary>
/// <param name="Days">How far ahead it looks.</param>
/// <param name="WarrantiesEnding">How many warranties end within those days.</param>
/// <param name="MaintenancesEnding">How many maintenance contracts end within those days.</param>
/// <param name="Ended">How many of both ended in the last 30 days.</param>
public sealed record AssetExpiries(int Days, int WarrantiesEnding, int MaintenancesEnding, int Ended)
{
    private const int LongestLook = 730;
    private const int LookBack = 30;

    /// <summary>In their order, as many as a page can have.</summary>
    private IReadOnlyList<AssetExpiry> known = [];

    /// <summary>Those promises, the one that ends first comes first.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    public IEnumerable<AssetExpiry> Entries(int? first = null) => known.Take(KeysetPage.Of(first, null, "asset.expiries").Size);

    internal static async Task<AssetExpiries> Of(
        ReadDesk desk, int days, IReadOnlyList<string>? organisations, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        if (days is < 1 or > LongestLook) throw new ApiError("days-out-of-range", $"`days` is a number from 1 to {LongestLook}.");
        var today = Depreciation.DayOf(asOf ?? desk.Now);
        var warranties = await Ending(desk, AssetTerm.Warranty, "warranty_until", today, days, organisations, asOf, cancellation);
        var maintenances = await Ending(desk, AssetTerm.Maintenance, "maintenance_until", today, days, organisations, asOf, cancellation);
        return new(days, warranties.Ahead, maintenances.Ahead, warranties.Behind + maintenances.Behind)
        {
            known =
            [
                .. warranties.Entries.Concat(maintenances.Entries)
                    .OrderBy(entry => entry.Until).ThenBy(entry => entry.Asset.Tag, StringComparer.Ordinal),
            ],
        };
    }

    private static async Task<(int Ahead, int Behind, IEnumerable<AssetExpiry> Entries)> Ending(
        ReadDesk desk, AssetTerm term, string column, DateOnly today, int days, IReadOnlyList<string>? organisations,
        DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var (back, now, ahead) = (
            Depreciation.Begin(today.AddDays(-LookBack)), Depreciation.Begin(today), Depreciation.Begin(today.AddDays(days + 1)));
        var query = (await desk.Assets(asOf, organisations))
            .AnyOf("state", Enum.GetValues<AssetState>().Where(state => state != AssetState.Scrapped).Select(state => state.ToString()))
            .Between(column, back, ahead);
        var (rows, _) = await query.Page(new(column), KeysetPage.LargestSize, null, cancellation);
        var behind = $"{column} < {query.Value(now)}";
        var counts = await query.Ask(
            $"count(*) filter (where not {behind})::int, count(*) filter (where {behind})::int", "",
            found => (Ahead: found.GetInt32(0), Behind: found.GetInt32(1)), cancellation);
        return (counts[0].Ahead, counts[0].Behind, rows.Select(found => EntryOf(found.Row, term, today, asOf)));
    }

    private static AssetExpiry EntryOf(AssetRow row, AssetTerm term, DateOnly today, DateTimeOffset? asOf)
    {
        var until = row.State.Facts.Until(term)!.Value;
        return new(term, until, until.DayNumber - today.DayNumber, new(row, asOf));
    }
}

/// <summary>A promise about an asset that ends soon, or has ended lately.</summary>
/// <param name="Term">Which promise.</param>
/// <param name="Until">Its last day.</param>
/// <param name="DaysLeft">How many days are left after today; negative once it has ended.</param>
/// <param name="Asset">The asset.</param>
public sealed record AssetExpiry(AssetTerm Term, DateOnly Until, int DaysLeft, AssetNode Asset);
