using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>A fact about one configuration item and the relations that start at it. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ConfigurationItemEvent;

/// <summary>An item came to be known. Its name is the attribute "name".</summary>
[WireName("item.registered.v1")]
public sealed record ItemRegistered(
    string Organisation, string Type, int TypeVersion, Stage Stage, string Source, IReadOnlyDictionary<string, string> Attributes)
    : ConfigurationItemEvent;

/// <summary>A source told values that differ from what it told before.</summary>
/// <param name="Taken">Values that hold from now on; null takes one away.</param>
/// <param name="Rejected">Values that a better source contradicts: kept and visible, not in force.</param>
/// <param name="RevertsTo">The version of the item whose values were brought back, if that was the purpose.</param>
[WireName("item.reported.v1")]
public sealed record ItemReported(
    string Source, IReadOnlyDictionary<string, string?> Taken, IReadOnlyDictionary<string, string?> Rejected, long? RevertsTo = null)
    : ConfigurationItemEvent;

[WireName("item.stage-moved.v1")]
public sealed record ItemStageMoved(Stage Stage, string? Reason) : ConfigurationItemEvent;

/// <summary>A source that used to report the item no longer sees it.</summary>
[WireName("item.missed.v1")]
public sealed record ItemMissed(string Source) : ConfigurationItemEvent;

/// <summary>A source sees it again.</summary>
[WireName("item.found.v1")]
public sealed record ItemFound(string Source) : ConfigurationItemEvent;

/// <summary>How much hangs on it and how sensitive it is.</summary>
[WireName("item.classified.v1")]
public sealed record ItemClassified(Importance Importance, DataLabel Label) : ConfigurationItemEvent;

/// <summary>Who answers for it, and which service of the catalogue it belongs to.</summary>
[WireName("item.entrusted.v1")]
public sealed record ItemEntrusted(Guid? TeamId, string? Owner, Guid? ServiceId) : ConfigurationItemEvent;

/// <summary>A relation begins, or an existing one changes its redundancy, source or confidence.</summary>
[WireName("item.related.v1")]
public sealed record ItemRelated(
    string Kind, Guid Target, string Source, int Confidence, DateTimeOffset? ValidFrom = null, string? Group = null, int? Needed = null)
    : ConfigurationItemEvent;

[WireName("item.unrelated.v1")]
public sealed record ItemUnrelated(string Kind, Guid Target, string? Reason = null, DateTimeOffset? ValidTo = null) : ConfigurationItemEvent;

/// <summary>The item as it stands is what later states are compared with.</summary>
[WireName("item.baseline-set.v1")]
public sealed record ItemBaselineSet(string Name) : ConfigurationItemEvent;

/// <summary>A configuration file of the item in a new version; its bytes lie in the file store under the digest.</summary>
[WireName("item.text-recorded.v1")]
public sealed record ItemTextRecorded(string Name, string Sha256, long Bytes, string Source) : ConfigurationItemEvent;

/// <summary>What was recorded of it just before was part of that change.</summary>
[WireName("item.edit-planned.v1")]
public sealed record ItemEditPlanned(Guid ChangeId) : ConfigurationItemEvent;

/// <summary>What was recorded of it just before was part of no change, although the item is labelled important: drift until somebody accepts it.</summary>
[WireName("item.edit-unplanned.v1")]
public sealed record ItemEditUnplanned : ConfigurationItemEvent;

/// <summary>
/// An import was undone: attributes are as they were known before it. Who said what since when is in the event, because that is what comes back.
/// </summary>
/// <param name="Import">The import that was undone.</param>
/// <param name="Unregistered">Whether the import had made the item known: then it is retired until something reports it anew.</param>
[WireName("item.restored.v1")]
public sealed record ItemRestored(Guid Import, IReadOnlyDictionary<string, KeptClaims> Attributes, bool Unregistered = false) : ConfigurationItemEvent;
