using System.Collections.Immutable;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>A value and who said it.</summary>
/// <param name="Value">In the canonical form of its kind.</param>
/// <param name="Source">Such as "manual", "netbox" or "discovery".</param>
/// <param name="Since">From when the source has said so.</param>
public sealed record Claim(string Value, string Source, DateTimeOffset Since);

/// <summary>What is known of one attribute: the value in force, and what other sources say against it.</summary>
public sealed record AttributeClaims(Claim? InForce, ImmutableDictionary<string, Claim> Rejected)
{
    public static readonly AttributeClaims None = new(null, ImmutableDictionary.Create<string, Claim>(StringComparer.Ordinal));
}

/// <summary>The item as it stood when somebody named that state.</summary>
public sealed record Baseline(string Name, DateTimeOffset At, ImmutableSortedDictionary<string, string> Values);

/// <summary>Something that has to be managed so that services can be delivered: what it is, where it stands in its life, what it stands on.</summary>
public sealed record ConfigurationItem(string Organisation, string Type, int TypeVersion, Stage Stage)
    : IEvolve<ConfigurationItem, ConfigurationItemEvent>
{
    /// <summary>The attribute that people know an item by.</summary>
    public const string NameKey = "name";

    public ImmutableSortedDictionary<string, AttributeClaims> Attributes { get; init; } =
        ImmutableSortedDictionary.Create<string, AttributeClaims>(StringComparer.Ordinal);

    /// <summary>Relations that start here.</summary>
    public ImmutableDictionary<RelationEnd, Relation> Relations { get; init; } = ImmutableDictionary<RelationEnd, Relation>.Empty;

    /// <summary>Sources that reported it once and no longer see it.</summary>
    public ImmutableHashSet<string> MissedBy { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    public Importance Importance { get; init; } = Importance.Normal;
    public DataLabel Label { get; init; } = DataLabel.Normal;
    public Guid? TeamId { get; init; }
    public string? Owner { get; init; }
    public Guid? ServiceId { get; init; }
    public ImmutableDictionary<string, Baseline> Baselines { get; init; } = ImmutableDictionary.Create<string, Baseline>(StringComparer.Ordinal);

    /// <summary>The newest version of each configuration file, by its name.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public string Name => ValueOf(NameKey) ?? "";

    public string? ValueOf(string key) => Attributes.GetValueOrDefault(key)?.InForce?.Value;

    /// <summary>What holds, by attribute.</summary>
    public ImmutableSortedDictionary<string, string> Values => Attributes.Where(held => held.Value.InForce is not null)
        .ToImmutableSortedDictionary(held => held.Key, held => held.Value.InForce!.Value, StringComparer.Ordinal);

    public static ConfigurationItem Evolve(ConfigurationItem? state, ConfigurationItemEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, ItemRegistered e) => new ConfigurationItem(e.Organisation, e.Type, e.TypeVersion, e.Stage) with
        {
            Attributes = e.Attributes.ToImmutableSortedDictionary(
                pair => pair.Key, pair => AttributeClaims.None with { InForce = new(pair.Value, e.Source, at) }, StringComparer.Ordinal),
        },
        (null, _) or (_, ItemRegistered) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),

        ({ } now, ItemReported e)   => now with { Attributes = now.Attributes.Told(e, at) },
        ({ } now, ItemStageMoved e) => now with { Stage = e.Stage },
        ({ } now, ItemMissed e)     => now with { MissedBy = now.MissedBy.Add(e.Source) },
        ({ } now, ItemFound e)      => now with { MissedBy = now.MissedBy.Remove(e.Source) },
        ({ } now, ItemClassified e) => now with { Importance = e.Importance, Label = e.Label },
        ({ } now, ItemEntrusted e)  => now with { TeamId = e.TeamId, Owner = e.Owner, ServiceId = e.ServiceId },
        ({ } now, ItemBaselineSet e)  => now with { Baselines = now.Baselines.SetItem(e.Name, new(e.Name, at, now.Values)) },
        ({ } now, ItemTextRecorded e) => now with { Texts = now.Texts.SetItem(e.Name, e.Sha256) },
        _ => state.EvolveRelations(happened, at)
            ?? throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to an item."),
    };
}
