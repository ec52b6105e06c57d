namespace EventSourcedOps.Domain.Access;

/// <summary>A fact about who may do what. Stored for ever: add fields as optional, never rename.</summary>
public abstract record AccessEvent;

/// <summary>A program may act from now on. The secret itself is nowhere: only its hash is.</summary>
[WireName("access.token-issued.v1")]
public sealed record TokenIssued(
    string Name, IReadOnlyList<Role> Roles, string Organisation, bool WithSubtree, string SecretHash, DateTimeOffset ExpiresAt, string Reason)
    : AccessEvent;

/// <summary>The token is worth nothing any longer.</summary>
[WireName("access.token-revoked.v1")]
public sealed record TokenRevoked(string Reason) : AccessEvent;
