using System.Collections.Immutable;
using static EventSourcedOps.Domain.Configuration.ItemTypeRefusals;

namespace EventSourcedOps.Domain.Configuration;

using Decision = Decision<ItemTypeEvent>;

/// <summary>
/// How types change. Items that are there keep their values, so a new version may add and widen but not make wrong what was right: kinds only
/// widen, choices only grow, and what is to occur once says so from its beginning.
/// </summary>
public static class ItemTypeDecisions
{
    extension(ItemType? type)
    {
        public Decision Define(ItemTypeDefined wanted, ItemModel model)
        {
            if (wanted.Key == BuiltInTypes.Root) return RootStays;
            if (type is { Retired: true }) return Retired;
            if (wanted.Parent is not { } parent || model.ShapeOf(parent) is not { } above) return ParentUnknown;
            if (type is not null && type.Parent != parent) return ParentStays;
            if (type is null && model.TypeOf(parent) is { Retired: true }) return ParentUnknown;
            if (Doubled(wanted, above, model) is { } key) return AttributeTwice(key);
            foreach (var attribute in wanted.Attributes)
                if (WhyNot(attribute, type?.Attributes.FirstOrDefault(old => old.Key == attribute.Key), type is not null, model) is { } no) return no;
            if (WhyNotKeys(wanted, type, above, model) is { } unfit) return unfit;
            var next = wanted with { Version = (type?.Version ?? 0) + 1 };
            return type is not null && type.IsSame(next) ? Decision.Nothing : next;
        }

        public Decision Retire(string key, ItemModel model) =>
            type is null ? Unknown
            : key == BuiltInTypes.Root ? RootStays
            : type.Retired ? Decision.Nothing
            : model.Types.Values.Any(other => other.Parent == key && !other.Retired) ? StillParent
            : new ItemTypeRetired(key);

        /// <summary>Says which source is believed first for one attribute or kind of relation, or for all that have no order of their own.</summary>
        public Decision OrderSources(string key, string? attribute, IReadOnlyList<string> sources, ItemModel model) =>
            type is null ? Unknown
            : attribute is not null && model.ShapeOf(key)!.Attribute(attribute) is null && model.KindOf(attribute) is null ? AttributeUnknown
            : type.Sources.GetValueOrDefault(attribute ?? "", []).SequenceEqual(sources) ? Decision.Nothing
            : new ItemSourcesOrdered(key, attribute, sources);
    }

    private static string? Doubled(ItemTypeDefined wanted, ItemShape above, ItemModel model)
    {
        var below = model.Types.Values.Where(other => other.Key != wanted.Key && model.IsA(other.Key, wanted.Key))
            .SelectMany(other => other.Attributes);
        var taken = above.Attributes.Concat(below).Select(attribute => attribute.Key).ToHashSet(StringComparer.Ordinal);
        return wanted.Attributes.Select(attribute => attribute.Key).FirstOrDefault(key => !taken.Add(key));
    }

    private static Refusal? WhyNot(AttributeDefinition wanted, AttributeDefinition? old, bool isThere, ItemModel model) =>
        wanted.Kind == AttributeKind.Choice && wanted.Choices.Count == 0 ? WithoutChoices(wanted.Key)
        : wanted.Pattern is { } pattern && !AttributePatterns.IsSound(pattern) ? PatternUnsound(wanted.Key)
        : wanted.Minimum > wanted.Maximum ? BoundsCrossed(wanted.Key)
        : wanted.ReferenceTo is { } other && model.TypeOf(other) is null ? ReferenceUnknown(wanted.Key)
        : old is null ? null
        : old.Kind != wanted.Kind && !Widens(old.Kind, wanted.Kind) ? KindStays(wanted.Key)
        : wanted.Unique && !old.Unique && isThere ? UniqueFromTheStart(wanted.Key)
        : old.Choices.Any(choice => wanted.Choices.All(kept => kept.Key != choice.Key)) ? ChoicesStay(wanted.Key)
        : null;

    private static bool Widens(AttributeKind from, AttributeKind to) => (from, to) is
        (AttributeKind.Text, AttributeKind.LongText) or (AttributeKind.Whole, AttributeKind.Number) or (AttributeKind.Choice, AttributeKind.Text);

    private static Refusal? WhyNotKeys(ItemTypeDefined wanted, ItemType? type, ItemShape above, ItemModel model)
    {
        var known = above.Attributes.Concat(wanted.Attributes).Select(attribute => attribute.Key).ToHashSet(StringComparer.Ordinal);
        if (wanted.MatchKeys.FirstOrDefault(key => !known.Contains(key)) is { } match) return KeyUnknown("matchKeys", match);
        foreach (var keys in wanted.JointlyUnique)
        {
            if (keys.FirstOrDefault(key => !known.Contains(key) && model.KindOf(key) is not { Exclusive: true }) is { } stray)
                return KeyUnknown("jointlyUnique", stray);
            if (type is null || type.JointlyUnique.Any(old => old.SequenceEqual(keys))) continue;
            if (keys.All(key => type.Attributes.Any(old => old.Key == key) || above.Attribute(key) is not null || model.KindOf(key) is not null))
                return UniqueFromTheStart(string.Join(", ", keys));
        }

        return null;
    }

    private static bool IsSame(this ItemType type, ItemTypeDefined next) =>
        type.Name == next.Name && type.Group == next.Group && type.Icon == next.Icon && type.PlaceRequired == next.PlaceRequired
        && type.MatchKeys.SequenceEqual(next.MatchKeys)
        && type.Stages.SequenceEqual(next.Stages ?? [])
        && type.JointlyUnique.Length == next.JointlyUnique.Count
        && type.JointlyUnique.Zip(next.JointlyUnique).All(pair => pair.First.SequenceEqual(pair.Second))
        && type.Attributes.Length == next.Attributes.Count && type.Attributes.Zip(next.Attributes).All(pair => Same(pair.First, pair.Second));

    private static bool Same(AttributeDefinition one, AttributeDefinition other) =>
        one with { Choices = other.Choices } == other && one.Choices.SequenceEqual(other.Choices);
}

/// <summary>How kinds of relations come into being.</summary>
public static class RelationKindDecisions
{
    extension(RelationKind? kind)
    {
        /// <summary>What the product brings along stays as it is; no item that points to several is made wrong later.</summary>
        public Decision<RelationKindEvent> Define(RelationKindDefined wanted) =>
            RelationKind.BuiltIn.Any(built => built.Key == wanted.Key) ? KindBuiltIn
            : kind is { Exclusive: false } && wanted.Exclusive ? ExclusiveFromTheStart
            : kind == new RelationKind(wanted.Key, wanted.Name, wanted.Inverse, wanted.Flow, wanted.Exclusive) ? Decision<RelationKindEvent>.Nothing
            : wanted;
    }
}

public static class ItemTypeRefusals
{
    public static readonly Refusal Unknown          = new("item-type.unknown", "There is no such type of items.", "key");
    public static readonly Refusal Retired          = new("item-type.retired", "The type was retired.", "key");
    public static readonly Refusal RootStays        = new("item-type.root-stays", "Every type stands on this one; put attributes of your own on a type under it.", "key");
    public static readonly Refusal ParentUnknown    = new("item-type.parent-unknown", "Name the type that it stands under; \"item\" is above all.", "parent");
    public static readonly Refusal ParentStays      = new("item-type.parent-stays", "A type stays under the type that it was defined under.", "parent");
    public static readonly Refusal StillParent      = new("item-type.still-parent", "Other types stand under it; retire them first.", "key");
    public static readonly Refusal AttributeUnknown = new("item-type.attribute-unknown", "Its items have no such attribute or relation.", "attribute");
    public static readonly Refusal KindBuiltIn      = new("relation-kind.built-in", "The product brings this kind along; define one of your own.", "key");
    public static readonly Refusal ExclusiveFromTheStart =
        new("relation-kind.exclusive-from-the-start", "Items may point to several by this kind already; define another kind.", "exclusive");

    internal static Refusal AttributeTwice(string key) =>
        new("item-type.attribute-twice", $"The attribute {key} is there already, here, on a type above or on one below.", "attributes");

    internal static Refusal KeyUnknown(string field, string key) => new("item-type.key-unknown", $"Its items have no attribute {key}.", field);

    internal static Refusal WithoutChoices(string key) => new("item-type.without-choices", $"{key}: say what can be chosen.", "attributes");

    internal static Refusal PatternUnsound(string key) => new(
        "item-type.pattern-unsound", $"{key}: the pattern is no regular expression, or looks around or back, which may take for ever.", "attributes");

    internal static Refusal BoundsCrossed(string key) => new("item-type.bounds-crossed", $"{key}: the smallest number is above the largest.", "attributes");

    internal static Refusal ReferenceUnknown(string key) => new("item-type.reference-unknown", $"{key}: there is no such type to refer to.", "attributes");

    internal static Refusal KindStays(string key) =>
        new("item-type.kind-stays", $"{key}: items have values of the old kind; add an attribute under another key.", "attributes");

    internal static Refusal UniqueFromTheStart(string keys) =>
        new("item-type.unique-from-the-start", $"{keys}: items may share values already; add an attribute under another key.", "attributes");

    internal static Refusal ChoicesStay(string key) => new("item-type.choices-stay", $"{key}: items may have made a choice that is missing here.", "attributes");
}
