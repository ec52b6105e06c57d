using System.Globalization;
using System.Text.RegularExpressions;
using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.Assets;
using EventSourcedOps.Projections.Configuration;
using GraphQL;
using RelationsModel = EventSourcedOps.Projections.Configuration.Relations;

namespace EventSourcedOps.Api.Assets;

/// <summary>Who stands where in a rack.</summary>
/// <param name="Rack">The rack.</param>
/// <param name="Height">How many units it has.</param>
/// <param name="HeightKnown">Whether somebody said so; otherwise it is taken for one of 42.</param>
/// <param name="UsedFront">How many units are taken in front.</param>
/// <param name="UsedRear">How many units are taken in the rear.</param>
/// <param name="ReservedUnits">Units that are kept free for something.</param>
/// <param name="Occupants">Who takes units, the lowest first.</param>
/// <param name="Unplaced">Who stands in the rack, nobody knows at which unit.</param>
[GraphQLMetadata("RackElevation")]
public sealed partial record RackElevationNode(
    ItemNode Rack, int Height, bool HeightKnown, int UsedFront, int UsedRear, IReadOnlyList<int> ReservedUnits,
    IReadOnlyList<RackOccupantNode> Occupants, IReadOnlyList<RackOccupantNode> Unplaced)
{
    /// <summary>Of more things in one rack the others are left out: nobody could draw them.</summary>
    private const int MostOccupants = 400;

    internal static async Task<RackElevationNode?> Of(ReadDesk desk, Guid id, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        if (!desk.Caller.May("item.read") || !(await desk.ItemsByIds(asOf, [id], cancellation)).TryGetValue(id, out var rack)) return null;
        var (assets, _) = await (await desk.Assets(asOf)).Equal("place_id", id).Page(new("tag"), MostOccupants, null, cancellation);
        var items = await Inside(desk, id, asOf, cancellation);
        var found = Together([.. assets.Select(asset => asset.Row)], items, asOf);
        var told = RackElevation.HeightOf(rack.ValueOf("height_u"));
        var height = told ?? RackElevation.UsualHeight;
        var named = found.ToDictionary(one => one.Id);
        var standing = RackElevation.Of(height, found.Where(one => one.Unit is not null).Select(OccupantOf));
        return new(
            new(rack, asOf), height, told is not null, Used(RackFace.Front), Used(RackFace.Rear), Reserved(rack.ValueOf("reserved_units")),
            [.. standing.Select(stands => named[stands.Occupant.Id] with { OutOfRange = stands.OutOfRange, Overlaps = stands.Overlaps })],
            [.. found.Where(one => one.Unit is null)]);

        int Used(RackFace face) => RackElevation.Used(height, face, standing.Select(stands => stands.Occupant));
    }

    /// <summary>An asset and the item that it is are one thing: the ledger's word about where it stands comes first.</summary>
    private static List<RackOccupantNode> Together(IReadOnlyList<AssetRow> assets, IReadOnlyList<ItemRow> items, DateTimeOffset? asOf)
    {
        var byId = items.ToDictionary(item => item.Id);
        var merged = new HashSet<Guid>();
        var found = new List<RackOccupantNode>();
        foreach (var asset in assets)
        {
            var item = asset.State.Items.Select(id => byId.GetValueOrDefault(id)).OfType<ItemRow>().FirstOrDefault();
            merged.UnionWith(asset.State.Items);
            var (unit, height, face) = asset.State.Place is { Unit: not null } place
                ? (place.Unit, place.Height ?? 1, place.Face ?? RackFace.Both)
                : item is null ? (null, 1, RackFace.Both) : PlaceOf(item);
            found.Add(new(
                asset.Id, item is null ? $"{asset.State.Facts.Tag} {asset.State.Facts.Model}" : item.Name, unit, height, face,
                new(asset, asOf), item is null ? null : new(item, asOf), false, []));
        }

        foreach (var item in items.Where(item => !merged.Contains(item.Id)))
        {
            var (unit, height, face) = PlaceOf(item);
            found.Add(new(item.Id, item.Name, unit, height, face, null, new(item, asOf), false, []));
        }

        return found;
    }

    private static (int? Unit, int Height, RackFace Face) PlaceOf(ItemRow item) => (
        decimal.TryParse(item.ValueOf("position_u"), NumberStyles.Number, CultureInfo.InvariantCulture, out var unit) ? (int)unit : null,
        RackElevation.HeightOf(item.ValueOf("height_u")) ?? 1,
        item.ValueOf("face") switch { "front" => RackFace.Front, "rear" => RackFace.Rear, _ => RackFace.Both });

    private static RackOccupant OccupantOf(RackOccupantNode node) => new(node.Id, node.Unit!.Value, node.Height, node.Face);

    private static async Task<IReadOnlyList<ItemRow>> Inside(ReadDesk desk, Guid rack, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var (pointing, _) = await (await desk.Rows("item.read", RelationsModel.Model, asOf))
            .Equal("target_id", rack).Equal("kind", RelationKind.LocatedIn).Page(new("position"), MostOccupants, null, cancellation);
        if (pointing.Count == 0) return [];
        var items = await desk.ItemsByIds(asOf, [.. pointing.Select(relation => relation.Row.From)], cancellation);
        return [.. items.Values.Where(item => item.Stage != Stage.Retired).OrderBy(item => item.Name, StringComparer.Ordinal)];
    }

    /// <summary>Lists tell units and why, such as "1,2: for the backup".</summary>
    private static IReadOnlyList<int> Reserved(string? told) => told is null ? [] :
    [
        .. told.Split(['\n', ';', '"'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0])
            .SelectMany(units => Numbers().Matches(units)).Select(number => int.Parse(number.ValueSpan, CultureInfo.InvariantCulture))
            .Distinct().Order(),
    ];

    [GeneratedRegex(@"(?<!\d)\d{1,3}(?!\d)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Numbers();
}

/// <summary>Somebody who stands in a rack.</summary>
/// <param name="Id">Of the asset; of the item where no asset is known.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Unit">The lowest unit that it takes; null when nobody knows.</param>
/// <param name="Height">How many units it takes.</param>
/// <param name="Face">Which side it takes.</param>
/// <param name="Asset">The asset; null when the ledger has none here.</param>
/// <param name="Item">The item; null when none is known, or the caller may not see it.</param>
/// <param name="OutOfRange">Whether it takes units that the rack does not have.</param>
/// <param name="Overlaps">Ids of those who take the same unit on the same side.</param>
[GraphQLMetadata("RackOccupant")]
public sealed record RackOccupantNode(
    Guid Id, string Name, int? Unit, int Height, RackFace Face, AssetNode? Asset, ItemNode? Item, bool OutOfRange,
    IReadOnlyList<Guid> Overlaps);
