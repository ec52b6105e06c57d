using EventSourcedOps.Domain.Configuration;
using GraphQL;

namespace EventSourcedOps.Api.Configuration;

/// <summary>What items of one kind have in common.</summary>
[GraphQLMetadata("ItemType")]
public sealed class ItemTypeNode(ItemType type, ItemModel model)
{
    private readonly ItemShape shape = model.ShapeOf(type.Key)!;

    /// <summary>Names it for ever.</summary>
    public string Key => type.Key;

    /// <summary>What people call it.</summary>
    public ItemWording Name => new(type.Name.Zh, type.Name.En);

    /// <summary>Counts up with every change; 0 while it is as the product brings it along.</summary>
    public int Version => type.Version;

    /// <summary>Under which heading types are listed.</summary>
    public string Group => type.Group;

    /// <summary>Key of the type that it stands under.</summary>
    public string? Parent => type.Parent;

    /// <summary>Its own key and those of all types above it, nearest first.</summary>
    public IEnumerable<string> Lineage => shape.Lineage;

    /// <summary>Keys of the types right under it.</summary>
    public IEnumerable<string> Children => model.Types.Values.Where(child => child.Parent == type.Key).Select(child => child.Key);

    /// <summary>Name of the picture that stands for it.</summary>
    public string? Icon => type.Icon;

    /// <summary>Whether nothing new is registered under it.</summary>
    public bool Retired => type.Retired;

    /// <summary>Whether an item in use must be located somewhere.</summary>
    /// <param name="own">Whether the type itself says so.</param>
    public bool PlaceRequired(bool own = false) => own ? type.PlaceRequired : shape.PlaceRequired;

    /// <summary>Where its items can stand in their life.</summary>
    /// <param name="own">Only what the type itself says; nothing where it is as with the type above.</param>
    public IEnumerable<Stage> Stages(bool own = false) => own ? type.Stages : shape.Stages;

    /// <summary>Everything an item of the type has, inherited attributes first.</summary>
    /// <param name="own">Only those that no type above has.</param>
    public IEnumerable<ItemAttributeDefinition> Attributes(bool own = false) =>
        (own ? type.Attributes : shape.Attributes).Select(attribute => new ItemAttributeDefinition(attribute));

    /// <summary>Attributes by which a report is recognised as being of an item that is there already, best first.</summary>
    /// <param name="own">Only what the type itself says; nothing where it is as with the type above.</param>
    public IEnumerable<string> MatchKeys(bool own = false) => own ? type.MatchKeys : shape.MatchKeys;

    /// <summary>Attributes, or exclusive kinds of relation, whose values together may occur once only.</summary>
    /// <param name="own">Only what the type itself says of several together.</param>
    public IEnumerable<IEnumerable<string>> Unique(bool own = false) =>
        own ? type.JointlyUnique.Select(keys => keys.AsEnumerable()) : shape.Unique.Select(rule => rule.Keys.AsEnumerable());

    /// <summary>Which source is believed first, where the type itself says so.</summary>
    public IEnumerable<SourceOrder> Sources => type.Sources.OrderBy(order => order.Key, StringComparer.Ordinal)
        .Select(order => new SourceOrder(order.Key.Length == 0 ? null : order.Key, order.Value));
}

/// <summary>The same words in both languages.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record ItemWording(string Zh, string En)
{
    internal static ItemWording? Of(Wording? words) => words is null ? null : new(words.Zh, words.En);
}

/// <summary>One value that can be chosen.</summary>
/// <param name="Key">What is stored.</param>
/// <param name="Name">What people read.</param>
public sealed record ItemChoice(string Key, ItemWording Name);

/// <summary>Which source is believed first.</summary>
/// <param name="Attribute">For which attribute; null for all others.</param>
/// <param name="Sources">Best first; sources that are not named come last.</param>
public sealed record SourceOrder(string? Attribute, IReadOnlyList<string> Sources);

/// <summary>One attribute that items of a type have.</summary>
[GraphQLMetadata("ItemAttributeDefinition")]
public sealed class ItemAttributeDefinition(AttributeDefinition attribute)
{
    /// <summary>Unique in its type and all types above and under it.</summary>
    public string Key => attribute.Key;

    /// <summary>What people call it.</summary>
    public ItemWording Name => new(attribute.Name.Zh, attribute.Name.En);

    /// <summary>What its values are.</summary>
    public AttributeKind Kind => attribute.Kind;

    /// <summary>Under which heading the page shows it.</summary>
    public ItemWording? Group => attribute.Group is { } group ? new(group.Zh, group.En) : null;

    /// <summary>Of a number, such as GiB.</summary>
    public string? Unit => attribute.Unit;

    /// <summary>Whether an item in use must have it.</summary>
    public bool Required => attribute.Required;

    /// <summary>Whether no two items may have the same value.</summary>
    public bool Unique => attribute.Unique;

    /// <summary>A regular expression that the whole text must match.</summary>
    public string? Pattern => attribute.Pattern;

    /// <summary>The smallest number allowed.</summary>
    public decimal? Minimum => attribute.Minimum;

    /// <summary>The largest number allowed.</summary>
    public decimal? Maximum => attribute.Maximum;

    /// <summary>What a choice may be.</summary>
    public IEnumerable<ItemChoice> Choices =>
        attribute.Choices.Select(choice => new ItemChoice(choice.Key, new(choice.Name.Zh, choice.Name.En)));

    /// <summary>The type of the items that a reference may name.</summary>
    public string? ReferenceTo => attribute.ReferenceTo;
}

/// <summary>What a relation between two items means.</summary>
[GraphQLMetadata("RelationKind")]
public sealed class RelationKindNode(RelationKind kind)
{
    /// <summary>Names it for ever.</summary>
    public string Key => kind.Key;

    /// <summary>Read from the item that points.</summary>
    public ItemWording Name => new(kind.Name.Zh, kind.Name.En);

    /// <summary>Read from the item that is pointed to.</summary>
    public ItemWording Inverse => new(kind.Inverse.Zh, kind.Inverse.En);

    /// <summary>Whom a failure harms.</summary>
    public ImpactFlow Flow => kind.Flow;

    /// <summary>Whether an item may point to one other only.</summary>
    public bool Exclusive => kind.Exclusive;
}
