namespace EventSourcedOps.Domain.People;

/// <summary>A fact about one support team. Stored for ever: add fields as optional, never rename.</summary>
public abstract record TeamEvent(Guid TeamId) : LandscapeEvent;

[WireName("team.created.v1")]
public sealed record TeamCreated(Guid TeamId, string Organisation, string Name, IReadOnlyList<string> Members) : TeamEvent(TeamId);

[WireName("team.renamed.v1")]
public sealed record TeamRenamed(Guid TeamId, string Name) : TeamEvent(TeamId);

/// <summary>The members from now on, by user name: all of them, not the difference.</summary>
[WireName("team.members-changed.v1")]
public sealed record TeamMembersChanged(Guid TeamId, IReadOnlyList<string> Members) : TeamEvent(TeamId);

[WireName("team.closed.v1")]
public sealed record TeamClosed(Guid TeamId) : TeamEvent(TeamId);
