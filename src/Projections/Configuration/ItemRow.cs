using System.Collections.Immutable;
using System.Text.Json.Serialization;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Projections.Configuration;

/// <summary>One configuration item as its page and the list show it; its relations have rows of their own.</summary>
public sealed record ItemRow(Guid Id, string Organisation, string Type, int TypeVersion, Stage Stage, DateTimeOffset RegisteredAt)
{
    public ImmutableSortedDictionary<string, AttributeClaims> Attributes { get; init; } =
        ImmutableSortedDictionary.Create<string, AttributeClaims>(StringComparer.Ordinal);

    public ImmutableSortedSet<string> MissedBy { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    public Importance Importance { get; init; } = Importance.Normal;
    public DataLabel Label { get; init; }
    public Guid? TeamId { get; init; }
    public string? Owner { get; init; }
    public Guid? ServiceId { get; init; }
    public ImmutableSortedDictionary<string, Baseline> Baselines { get; init; } = ImmutableSortedDictionary.Create<string, Baseline>(StringComparer.Ordinal);
    public ImmutableList<ItemText> Texts { get; init; } = [];

    /// <summary>The last edit that was part of no change although the item is labelled important; null once it was accepted or put right.</summary>
    public UnplannedEdit? Unplanned { get; init; }

    /// <summary>When anything but a relation was last recorded about it.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The last of its facts that this row knows; relations are facts, too, and leave gaps.</summary>
    public long Version { get; init; }

    [JsonIgnore]
    public string Name => ValueOf(ConfigurationItem.NameKey) ?? "";

    public string? ValueOf(string key) => Attributes.GetValueOrDefault(key)?.InForce?.Value;

    /// <summary>What holds, by attribute.</summary>
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, string>> Values =>
        Attributes.Where(held => held.Value.InForce is not null).Select(held => KeyValuePair.Create(held.Key, held.Value.InForce!.Value));
}

/// <summary>An edit beside all changes.</summary>
/// <param name="Times">How many there were since somebody accepted the item's state.</param>
public sealed record UnplannedEdit(string? By, DateTimeOffset At, int Times);

/// <summary>A configuration file of the item in one of its versions; its bytes lie in the file store under the digest.</summary>
public sealed record ItemText(string Name, string Sha256, long Bytes, string Source, string? By, DateTimeOffset At);
