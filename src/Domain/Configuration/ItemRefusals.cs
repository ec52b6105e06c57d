namespace EventSourcedOps.Domain.Configuration;

/// <summary>Every reason for which something about a configuration item is refused, besides what is wrong with a value of it.</summary>
public static class ItemRefusals
{
    public static readonly Refusal Unknown           = new("item.unknown", "There is no such configuration item.", "itemId");
    public static readonly Refusal AlreadyRegistered = new("item.already-registered", "An item of this id was registered before.", "itemId");
    public static readonly Refusal Retired           = new("item.retired", "The item is retired; move it to another stage first if it is back.");
    public static readonly Refusal TypeUnknown       = new("item.type-unknown", "There is no such type of items.", "type");
    public static readonly Refusal TypeRetired       = new("item.type-retired", "The type was retired; nothing new is registered under it.", "type");
    public static readonly Refusal NameMissing       = new("item.name-missing", "Give the item a name.", "attributes.name");

    public static readonly Refusal StageNotOfType  = new("item.stage-not-of-type", "Items of this type never stand there.", "stage");
    public static readonly Refusal StageOutOfReach = new("item.stage-out-of-reach", "An item does not get there from where it stands.", "stage");
    public static readonly Refusal ReasonMissing   = new("item.reason-missing", "Say why it is retired, or why it is back.", "reason");
    public static readonly Refusal PlaceMissing    = new("item.place-missing", "An item of this type in use is located somewhere; say where.", "placedIn");

    public static readonly Refusal KindUnknown         = new("item.relation-kind-unknown", "There is no such kind of relation.", "kind");
    public static readonly Refusal TargetUnknown       = new("item.target-unknown", "There is no such item to point to.", "target");
    public static readonly Refusal TargetRetired       = new("item.target-retired", "The item to point to is retired.", "target");
    public static readonly Refusal RelatedToSelf       = new("item.related-to-self", "An item cannot point to itself.", "target");
    public static readonly Refusal BetterSourceDiffers =
        new("item.better-source-differs", "A source that is believed more says that it points elsewhere.", "source");
    public static readonly Refusal RedundancyUseless =
        new("item.redundancy-useless", "Items stand in for each other only where the pointing item fails with what it points to.", "group");

    public static readonly Refusal TeamUnknown     = new("item.team-unknown", "There is no such team at work.", "teamId");
    public static readonly Refusal ServiceUnknown  = new("item.service-unknown", "There is no such service in the catalogue.", "serviceId");
    public static readonly Refusal LabelOutOfReach = new("item.label-out-of-reach", "Your grant does not reach things so sensitive.", "label");
    public static readonly Refusal VersionUnknown  = new("item.version-unknown", "The item was never at this version.", "version");
    public static readonly Refusal TooManyBaselines = new("item.too-many-baselines", "An item has at most 50 baselines; reuse a name.", "name");
}
