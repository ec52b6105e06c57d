namespace EventSourcedOps.Domain.Organisations;

/// <summary>A fact about one organisation of the tree. Stored for ever: add fields as optional, never rename.</summary>
public abstract record OrganisationEvent(string Code) : LandscapeEvent;

[WireName("organisation.created.v1")]
public sealed record OrganisationCreated(string Code, string Name, OrganisationLevel Level, string? Parent) : OrganisationEvent(Code);

[WireName("organisation.renamed.v1")]
public sealed record OrganisationRenamed(string Code, string Name) : OrganisationEvent(Code);

[WireName("organisation.moved.v1")]
public sealed record OrganisationMoved(string Code, string Parent) : OrganisationEvent(Code);

[WireName("organisation.closed.v1")]
public sealed record OrganisationClosed(string Code) : OrganisationEvent(Code);
