using System.Collections.Immutable;
using System.Text.Json.Serialization;
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

    /// <summary>Whether what made it known was taken back: then it is retired, and whatever reports it next makes it known anew.</summary>
    public bool Unregistered { get; private init; }

    /// <summary>How many facts made it what it is.</summary>
    public long Version { get; private init; } = 1;

    /// <summary>Its attributes as they were at each version that changed them.</summary>
    [JsonIgnore]
    public ImmutableList<PastAttributes> Past { get; private init; } = [];

    public string Name => ValueOf(NameKey) ?? "";

    public string? ValueOf(string key) => Attributes.GetValueOrDefault(key)?.InForce?.Value;

    /// <summary>What a source last said of an attribute, in force or not; null when it says nothing.</summary>
    public string? SaidBy(string source, string key)
    {
        var claims = Attributes.GetValueOrDefault(key, AttributeClaims.None);
        return claims.InForce?.Source == source ? claims.InForce.Value : claims.Rejected.GetValueOrDefault(source)?.Value;
    }

    /// <summary>What holds, by attribute.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, string> Values => Attributes.Where(held => held.Value.InForce is not null)
        .ToImmutableSortedDictionary(held => held.Key, held => held.Value.InForce!.Value, StringComparer.Ordinal);

    /// <summary>What held at a version, by attribute; null when there never was such a version.</summary>
    public ImmutableSortedDictionary<string, AttributeClaims>? AttributesAt(long version) =>
        version < 1 || version > Version ? null : Past.FindLast(past => past.Version <= version)?.Attributes;

    public static ConfigurationItem Evolve(ConfigurationItem? state, ConfigurationItemEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, ItemRegistered e) => new ConfigurationItem(e.Organisation, e.Type, e.TypeVersion, e.Stage).Beginning(e.Attributes.Begun(e.Source, at)),
        ({ Unregistered: true } gone, ItemRegistered e) =>
            new ConfigurationItem(e.Organisation, e.Type, e.TypeVersion, e.Stage).Again(gone, e.Attributes.Begun(e.Source, at)),
        (null, _) or (_, ItemRegistered) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),
        ({ } now, _) => now.After(happened, at),
    };

    private ConfigurationItem Beginning(ImmutableSortedDictionary<string, AttributeClaims> attributes) =>
        this with { Attributes = attributes, Past = [new(1, attributes)] };

    private ConfigurationItem Again(ConfigurationItem gone, ImmutableSortedDictionary<string, AttributeClaims> attributes) =>
        this with { Version = gone.Version + 1, Attributes = attributes, Past = gone.Past.Add(new(gone.Version + 1, attributes)), Baselines = gone.Baselines };

    private ConfigurationItem After(ConfigurationItemEvent happened, DateTimeOffset at)
    {
        var version = Version + 1;
        switch (happened)
        {
            case ItemReported e:
                var attributes = Attributes.Told(e, at);
                return this with { Version = version, Attributes = attributes, Past = Past.Add(new(version, attributes)) };
            case ItemRestored e:
                var restored = Attributes.Restored(e);
                return this with
                {
                    Version = version, Attributes = restored, Past = Past.Add(new(version, restored)),
                    Unregistered = e.Unregistered, Stage = e.Unregistered ? Stage.Retired : Stage,
                };
            case ItemStageMoved e:   return this with { Version = version, Stage = e.Stage, Unregistered = false };
            case ItemMissed e:       return this with { Version = version, MissedBy = MissedBy.Add(e.Source) };
            case ItemFound e:        return this with { Version = version, MissedBy = MissedBy.Remove(e.Source) };
            case ItemClassified e:   return this with { Version = version, Importance = e.Importance, Label = e.Label };
            case ItemEntrusted e:    return this with { Version = version, TeamId = e.TeamId, Owner = e.Owner, ServiceId = e.ServiceId };
            case ItemRelated e:      return this with { Version = version, Relations = Relations.With(e, at) };
            case ItemUnrelated e:    return this with { Version = version, Relations = Relations.Remove(new(e.Kind, e.Target)) };
            case ItemBaselineSet e:  return this with { Version = version, Baselines = Baselines.SetItem(e.Name, new(e.Name, at, Values)) };
            case ItemEditPlanned or ItemEditUnplanned: return this with { Version = version };
            case ItemTextRecorded e: return this with { Version = version, Texts = Texts.SetItem(e.Name, e.Sha256) };
            default: throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to an item.");
        }
    }
}

/// <summary>What was known of an item's attributes from one of its versions on.</summary>
public sealed record PastAttributes(long Version, ImmutableSortedDictionary<string, AttributeClaims> Attributes);
