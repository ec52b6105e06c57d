using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>A type together with everything it has from the types above it, worked out once for many decisions.</summary>
public sealed class ItemShape
{
    private readonly FrozenDictionary<string, AttributeDefinition> byKey;
    private readonly FrozenDictionary<string, ImmutableArray<string>> sources;

    internal ItemShape(ItemType type, IReadOnlyList<ItemType> lineage)
    {
        (Type, Lineage) = (type, [.. lineage.Select(up => up.Key)]);
        Attributes = [.. lineage.Reverse().SelectMany(up => up.Attributes)];
        byKey = Attributes.DistinctBy(attribute => attribute.Key).ToFrozenDictionary(attribute => attribute.Key, StringComparer.Ordinal);
        Required = [.. Attributes.Where(attribute => attribute.Required)];
        Unique =
        [
            .. lineage.SelectMany(up => up.Attributes.Where(attribute => attribute.Unique).Select(attribute => new UniqueRule(up.Key, [attribute.Key]))),
            .. lineage.SelectMany(up => up.JointlyUnique.Select(keys => new UniqueRule(up.Key, keys))),
        ];
        MatchKeys = lineage.Select(up => up.MatchKeys).FirstOrDefault(keys => !keys.IsDefaultOrEmpty, []);
        Stages = lineage.Select(up => up.Stages).FirstOrDefault(stages => !stages.IsDefaultOrEmpty, ItemStages.All);
        PlaceRequired = lineage.Any(up => up.PlaceRequired);
        // The nearest type that says anything about an attribute, or about all of them, is heard.
        sources = lineage.Reverse().SelectMany(up => up.Sources).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
    }

    public ItemType Type { get; }

    /// <summary>The type and all types above it, nearest first.</summary>
    public ImmutableArray<string> Lineage { get; }

    /// <summary>Everything an item of the type has, inherited attributes first.</summary>
    public ImmutableArray<AttributeDefinition> Attributes { get; }

    public ImmutableArray<AttributeDefinition> Required { get; }

    /// <summary>What no two items may have alike.</summary>
    public ImmutableArray<UniqueRule> Unique { get; }

    /// <summary>Attributes by which a report is recognised as being of an item that is there already, best first.</summary>
    public ImmutableArray<string> MatchKeys { get; }

    /// <summary>Where items of the type can stand in their life.</summary>
    public ImmutableArray<Stage> Stages { get; }

    public bool PlaceRequired { get; }

    public AttributeDefinition? Attribute(string key) => byKey.GetValueOrDefault(key);

    /// <summary>Whether what one source says of an attribute counts more than, or as much as, what another says.</summary>
    public bool Believes(string attribute, string source, string than)
    {
        var order = sources.GetValueOrDefault(attribute, sources.GetValueOrDefault("", ItemSources.Usual));
        return Rank(order, source) <= Rank(order, than);
    }

    private static int Rank(ImmutableArray<string> order, string name) => order.IndexOf(name) is >= 0 and var place ? place : int.MaxValue;
}

/// <summary>Values that may occur together once only, among items of the type that says so and all types under it.</summary>
/// <param name="Keys">Attributes, or exclusive kinds of relation, whose other end then counts as the value.</param>
public sealed record UniqueRule(string Type, ImmutableArray<string> Keys);
