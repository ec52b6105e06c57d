namespace EventSourcedOps.Domain.Access;

/// <summary>A fact about one token.</summary>
public abstract record TokenEvent : AccessEvent;

/// <summary>A program may act from now on. The secret itself is nowhere: only its hash is.</summary>
/// <param name="Account">Whose token it is: it never holds more than that account and ends with it; null when it stands for itself.</param>
/// <param name="Label">The highest label it may see; null, in tokens of the first days, means every one.</param>
[WireName("access.token-issued.v1")]
public sealed record TokenIssued(
    string Name, IReadOnlyList<string> Roles, string Organisation, bool WithSubtree, string SecretHash, DateTimeOffset ExpiresAt, string Reason,
    Guid? Account = null, DataLabel? Label = null) : TokenEvent;

/// <summary>The token is worth nothing any longer.</summary>
[WireName("access.token-revoked.v1")]
public sealed record TokenRevoked(string Reason) : TokenEvent;
