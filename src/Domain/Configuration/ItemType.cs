using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>What items of one kind have in common, in its newest version.</summary>
/// <param name="Key">Such as "server"; types are named by it for ever.</param>
/// <param name="Version">Counts up with every change; 0 while it is as the product brings it along.</param>
/// <param name="Group">Under which heading types are listed, such as "network".</param>
/// <param name="Parent">The type whose attributes it has as well.</param>
/// <param name="Attributes">Its own; those of the types above it come first.</param>
public sealed record ItemType(string Key, int Version, Wording Name, string Group, string? Parent, ImmutableArray<AttributeDefinition> Attributes)
    : IEvolve<ItemType, ItemTypeEvent>
{
    /// <summary>Attributes whose values together may occur once only.</summary>
    public ImmutableArray<ImmutableArray<string>> JointlyUnique { get; init; } = [];

    /// <summary>Attributes by which a report is recognised as being of an item that is there already, best first.</summary>
    public ImmutableArray<string> MatchKeys { get; init; } = [];

    /// <summary>Whether an item in use must be located somewhere.</summary>
    public bool PlaceRequired { get; init; }

    /// <summary>Where its items can stand in their life; empty when it is as with the type above it, or anywhere.</summary>
    public ImmutableArray<Stage> Stages { get; init; } = [];

    /// <summary>Name of the picture that stands for it.</summary>
    public string? Icon { get; init; }

    public bool Retired { get; init; }

    /// <summary>Which source is believed first, by attribute; under "" for all others.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Sources { get; init; } =
        ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>What the product brings along is there before the first fact.</summary>
    public static ItemType Evolve(ItemType? state, ItemTypeEvent happened, DateTimeOffset at) =>
        (state ?? ItemModel.BuiltIn.TypeOf(happened.Key), happened) switch
        {
            (var old, ItemTypeDefined e) => new(e.Key, e.Version, e.Name, e.Group, e.Parent, [.. e.Attributes])
            {
                JointlyUnique = [.. e.JointlyUnique.Select(keys => keys.ToImmutableArray())], MatchKeys = [.. e.MatchKeys],
                PlaceRequired = e.PlaceRequired, Icon = e.Icon, Stages = [.. e.Stages ?? []], Sources = old?.Sources ?? ItemSources.None,
            },
            ({ } now, ItemTypeRetired)      => now with { Retired = true },
            ({ } now, ItemSourcesOrdered e) => now with { Sources = now.Sources.SetItem(e.Attribute ?? "", [.. e.Sources]) },
            _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
        };
}
