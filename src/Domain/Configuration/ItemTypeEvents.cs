namespace EventSourcedOps.Domain.Configuration;

/// <summary>A fact about the model of configuration items. Stored for ever: add fields as optional, never rename.</summary>
public abstract record ItemModelEvent : LandscapeEvent;

/// <summary>A fact about one type of items.</summary>
public abstract record ItemTypeEvent(string Key) : ItemModelEvent;

/// <summary>A new version of a type. Items that are there keep their values; what the version no longer names is kept and no longer shown.</summary>
[WireName("item-type.defined.v1")]
public sealed record ItemTypeDefined(
    string Key, int Version, Wording Name, string Group, string? Parent, IReadOnlyList<AttributeDefinition> Attributes,
    IReadOnlyList<IReadOnlyList<string>> JointlyUnique, IReadOnlyList<string> MatchKeys, bool PlaceRequired, string? Icon = null,
    IReadOnlyList<Stage>? Stages = null)
    : ItemTypeEvent(Key);

[WireName("item-type.retired.v1")]
public sealed record ItemTypeRetired(string Key) : ItemTypeEvent(Key);

/// <summary>Which source is believed first for the attributes of a type, best first; sources that are not named come last.</summary>
[WireName("item-type.sources-ordered.v1")]
public sealed record ItemSourcesOrdered(string Key, string? Attribute, IReadOnlyList<string> Sources) : ItemTypeEvent(Key);

/// <summary>A fact about one kind of relations.</summary>
public abstract record RelationKindEvent(string Key) : ItemModelEvent;

/// <summary>A kind of relation of one's own, in its newest form.</summary>
[WireName("relation-kind.defined.v1")]
public sealed record RelationKindDefined(string Key, Wording Name, Wording Inverse, ImpactFlow Flow, bool Exclusive)
    : RelationKindEvent(Key);
