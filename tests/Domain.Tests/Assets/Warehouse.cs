using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Tests.Configuration;

namespace EventSourcedOps.Domain.Tests.Assets;

/// <summary>A store with one server, a rack to put it into and a room: the small world that tests of assets start from.</summary>
internal static class Warehouse
{
    public static readonly DateTimeOffset Nine = Hall.Nine;
    public static readonly Guid Self = Ids.Derived("asset", "self");
    public static readonly Guid Other = Ids.Derived("asset", "other");
    public static readonly Guid Rack = Ids.Derived("item", "asset rack");
    public static readonly Guid Room = Ids.Derived("item", "asset room");
    public static readonly Guid Server = Ids.Derived("item", "asset server");
    public static readonly Guid Gone = Ids.Derived("item", "gone room");
    public static readonly Guid Hidden = Ids.Derived("item", "hidden room");

    public static readonly AssetFacts Facts = new(
        "ZC-0001", AssetKind.Server, "Taishan 200", "Huawei", "SN-1", new(2025, 1, 20), 60_000m, Contract: "HT-7", Supplier: "Digital China",
        CostCentre: "1001", WarrantyUntil: new(2028, 1, 19), MaintenanceUntil: new(2026, 1, 19), LifeMonths: 60, Residual: 3_000m);

    public static readonly AssetReceived Received = new(Province.Hangzhou, Facts, "lin", null);

    private static readonly Dictionary<Guid, ConfigurationItem> Items = new()
    {
        [Rack] = Hall.Standing("rack", Stage.InUse, new AttributeValue("height_u", "42")),
        [Room] = Hall.Standing("room", Stage.InUse),
        [Server] = Hall.Standing("server", Stage.InUse),
        [Gone] = Hall.Standing("room", Stage.Retired),
        [Hidden] = Hall.Standing("room", Stage.InUse).After(new ItemClassified(Importance.Core, DataLabel.Important)),
    };

    public static Circumstances Now => At(Nine);

    public static Circumstances At(DateTimeOffset at) =>
        new(at, at, "lin", Province.Standing, id => Items.GetValueOrDefault(id)) { NewNumber = prefix => $"{prefix}0000001" };

    /// <summary>Somebody who may see nothing sensitive.</summary>
    public static Circumstances Narrow => Now with
    {
        Rights = Rights.Of([new(new HashSet<string> { "item.read", "asset.move" }, new(Reach.Everywhere, true), null, DataLabel.Normal)]),
    };

    public static Asset Given(params IEnumerable<AssetEvent> history) =>
        history.Prepend(Received).Aggregate((Asset?)null, (state, happened) => Asset.Evolve(state, happened, Nine))!;

    public static Asset? Live(Asset? asset, Decision<AssetEvent> decision, DateTimeOffset at) =>
        decision.Events.Aggregate(asset, (state, happened) => Asset.Evolve(state, happened, at));
}
