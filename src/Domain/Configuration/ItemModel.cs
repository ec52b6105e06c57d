using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>Every type of items and every kind of relation: what the product brings along, and what organisations made of it.</summary>
public sealed record ItemModel : IEvolve<ItemModel, ItemModelEvent>
{
    public static readonly ItemModel BuiltIn = new();

    private ConcurrentDictionary<string, ItemShape> shapes = new(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, ItemType> Types
    {
        get;
        init => (field, shapes) = (value, new(StringComparer.Ordinal));
    } = BuiltInTypes.All.ToImmutableSortedDictionary(type => type.Key, type => type, StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, RelationKind> Kinds { get; init; } =
        RelationKind.BuiltIn.ToImmutableSortedDictionary(kind => kind.Key, kind => kind, StringComparer.Ordinal);

    public ItemType? TypeOf(string key) => Types.GetValueOrDefault(key);

    public RelationKind? KindOf(string key) => Kinds.GetValueOrDefault(key);

    /// <summary>The type and all types above it, nearest first.</summary>
    public IEnumerable<ItemType> Lineage(string key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var type = TypeOf(key); type is not null && seen.Add(type.Key); type = type.Parent is null ? null : TypeOf(type.Parent)) yield return type;
    }

    /// <summary>Whether items of the type count as items of the other one.</summary>
    public bool IsA(string key, string other) => Lineage(key).Any(type => type.Key == other);

    /// <summary>The type with all it has from the types above it; null when there is no such type.</summary>
    public ItemShape? ShapeOf(string key) =>
        shapes.TryGetValue(key, out var known) ? known : TypeOf(key) is { } type ? shapes[key] = new(type, [.. Lineage(key)]) : null;

    public static ItemModel Evolve(ItemModel? state, ItemModelEvent happened, DateTimeOffset at)
    {
        var now = state ?? BuiltIn;
        return happened switch
        {
            ItemTypeEvent e     => now with { Types = now.Types.SetItem(e.Key, ItemType.Evolve(now.TypeOf(e.Key), e, at)) },
            RelationKindEvent e => now with { Kinds = now.Kinds.SetItem(e.Key, RelationKind.Evolve(now.KindOf(e.Key), e, at)) },
            _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
        };
    }
}

/// <summary>Which source is believed first.</summary>
public static class ItemSources
{
    /// <summary>What somebody typed in.</summary>
    public const string Manual = "manual";

    public static readonly ImmutableDictionary<string, ImmutableArray<string>> None =
        ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Unless a type says otherwise people are believed first, then whoever looks at the thing itself, then lists.</summary>
    public static readonly ImmutableArray<string> Usual = [Manual, "discovery"];
}
