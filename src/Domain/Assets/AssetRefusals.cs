namespace EventSourcedOps.Domain.Assets;

/// <summary>Every reason for which something about an asset is refused.</summary>
public static class AssetRefusals
{
    public static readonly Refusal Unknown         = new("asset.unknown", "There is no such asset.");
    public static readonly Refusal AlreadyReceived = new("asset.already-received", "There is an asset of this id already.", "assetId");
    public static readonly Refusal TagTaken        = new("asset.tag-taken", "Another asset of the organisation has this number, or had it.", "tag");
    public static readonly Refusal SerialTaken     = new("asset.serial-taken", "Another asset of this maker has this serial number.", "serial");
    public static readonly Refusal Scrapped        = new("asset.scrapped", "The asset is scrapped; nothing can be done to it any more.");
    public static readonly Refusal AwayForRepair   = new("asset.away-for-repair", "The asset is away to be repaired; take it back first.");
    public static readonly Refusal NotInRepair     = new("asset.not-in-repair", "The asset is not away to be repaired.");

    public static readonly Refusal PlaceUnknown    = new("asset.place-unknown", "There is no such site, room or rack in use.", "placeId");
    public static readonly Refusal NotARack        = new("asset.not-a-rack", "That item is no rack.", "rackId");
    public static readonly Refusal BeyondRack      = new("asset.beyond-rack", "The rack has no such units.", "unit");

    public static readonly Refusal ItemUnknown     = new("asset.item-unknown", "There is no such configuration item, or it is retired.", "itemId");
    public static readonly Refusal ItemLinkedElsewhere =
        new("asset.item-linked-elsewhere", "Another asset is linked to this item; take that link away first.", "itemId");
    public static readonly Refusal ItemNotLinked   = new("asset.item-not-linked", "The asset has no such item.", "itemId");
    public static readonly Refusal TooManyItems    = new("asset.too-many-items", "An asset is linked to at most 100 items.", "itemId");

    public static readonly Refusal ResidualAbovePrice =
        new("asset.residual-above-price", "It cannot be worth more afterwards than it cost.", "residual");
    public static readonly Refusal LabelOutOfReach = new("asset.label-out-of-reach", "Your grant does not reach things so sensitive.", "label");
}
