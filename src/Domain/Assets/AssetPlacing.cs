using EventSourcedOps.Domain.Configuration;
using static EventSourcedOps.Domain.Assets.AssetRefusals;

namespace EventSourcedOps.Domain.Assets;

using Decision = Decision<AssetEvent>;

/// <summary>Where an asset goes and in whose hands, until it is gone; and which configuration items it is.</summary>
public static class AssetPlacing
{
    private const string PlaceType = "place";
    private const string RackType = "rack";
    private const string RackHeight = "height_u";
    private const int MostItems = 100;

    extension(Asset? asset)
    {
        public Decision Rack(AssetRacked wanted, Circumstances given) =>
            asset.Forbids(AssetAction.Rack, out var no) ? no
            : WhyNotRacked(wanted, given) is { } objection ? objection
            : asset.Place == new AssetPlace(wanted.RackId, wanted.Unit, wanted.Height, wanted.Face) && asset.Keeps(wanted.Custodian) ? Decision.Nothing
            : wanted;

        public Decision Move(AssetMoved wanted, Circumstances given) =>
            asset.Forbids(AssetAction.Move, out var no) ? no
            : WhyNotAt(wanted.PlaceId, given) is { } objection ? objection
            : asset.State == AssetState.InUse && asset.Place == new AssetPlace(wanted.PlaceId) && asset.Keeps(wanted.Custodian) ? Decision.Nothing
            : wanted;

        public Decision HandOver(string to, string? note) =>
            asset.Forbids(AssetAction.HandOver, out var no) ? no : asset.Keeps(to) ? Decision.Nothing : new AssetHandedOver(to, note);

        public Decision SendToRepair(string repairer, string reason, DateOnly? dueBack) =>
            asset.Forbids(AssetAction.SendToRepair, out var no) ? no : new AssetSentToRepair(repairer, reason, dueBack);

        public Decision Return(AssetReturned wanted, Circumstances given) =>
            asset.Forbids(AssetAction.Return, out var no) ? no : WhyNotAt(wanted.PlaceId, given) is { } objection ? objection : wanted;

        public Decision PutInStock(AssetStocked wanted, Circumstances given) =>
            asset.Forbids(AssetAction.PutInStock, out var no) ? no
            : WhyNotAt(wanted.PlaceId, given) is { } objection ? objection
            : asset.State == AssetState.InStock && asset.Place?.ItemId == wanted.PlaceId && asset.Keeps(wanted.Custodian) ? Decision.Nothing
            : wanted;

        public Decision Scrap(string reason) => asset.Forbids(AssetAction.Scrap, out var no) ? no : new AssetScrapped(reason);

        /// <param name="holder">The asset that is linked to the item already; null when none is.</param>
        public Decision LinkItem(Guid self, Guid item, Guid? holder, Circumstances given) =>
            asset.Forbids(AssetAction.LinkItem, out var no) ? no
            : asset.Items.Contains(item) ? Decision.Nothing
            : asset.Items.Count >= MostItems ? TooManyItems
            : Seen(item, given) is null ? ItemUnknown
            : holder is { } other && other != self ? ItemLinkedElsewhere
            : new AssetItemLinked(item);

        public Decision UnlinkItem(Guid item, string? reason) =>
            asset.Forbids(AssetAction.UnlinkItem, out var no) ? no
            : asset.Items.Contains(item) ? new AssetItemUnlinked(item, reason)
            : ItemNotLinked;

        private bool Keeps(string? custodian) => custodian is null || custodian == asset?.Custodian;
    }

    /// <summary>Why nothing can be put there; null when it can, or when no place is named.</summary>
    internal static Refusal? WhyNotAt(Guid? place, Circumstances given) =>
        place is not { } id || Seen(id, given) is { } item && IsA(item, PlaceType, given.Landscape.Items) ? null : PlaceUnknown;

    private static Refusal? WhyNotRacked(AssetRacked wanted, Circumstances given)
    {
        if (Seen(wanted.RackId, given) is not { } rack) return PlaceUnknown with { Field = "rackId" };
        if (!IsA(rack, RackType, given.Landscape.Items)) return NotARack;
        return RackElevation.HeightOf(rack.ValueOf(RackHeight)) is { } height && wanted.Unit + wanted.Height - 1 > height ? BeyondRack : null;
    }

    /// <summary>An item in use, or on the way there, that whoever asks may see. Others are as unknown as those that do not exist.</summary>
    private static ConfigurationItem? Seen(Guid id, Circumstances given) =>
        given.Find<ConfigurationItem>(id) is { } item && item.Stage != Stage.Retired
        && given.Rights.Reaches("item.read", item.Organisation, item.Label) ? item : null;

    private static bool IsA(ConfigurationItem item, string type, ItemModel model) => model.ShapeOf(item.Type)?.Lineage.Contains(type) == true;
}
