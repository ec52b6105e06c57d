namespace EventSourcedOps.Domain.Access;

/// <summary>A fact about one grant, from the wish for it to its end.</summary>
public abstract record GrantEvent : AccessEvent;

/// <summary>Somebody may do what a role holds, there, up to that label. Who gave it is who recorded it.</summary>
/// <param name="Role">Name of a role that the product brings along, or the id of one that an organisation defined.</param>
/// <param name="Provider">The house that signed somebody in and so gave it; null for grants that people give.</param>
[WireName("access.grant-given.v1")]
public sealed record GrantGiven(
    SubjectKind SubjectKind, Guid Subject, string Role, string Organisation, bool WithSubtree, DataLabel Label, DateTimeOffset? ExpiresAt,
    string Reason, string? Provider = null) : GrantEvent;

/// <summary>Somebody asked to be given it.</summary>
[WireName("access.permission-requested.v1")]
public sealed record PermissionRequested(
    Guid Account, string Role, string Organisation, bool WithSubtree, DataLabel Label, DateTimeOffset? ExpiresAt, string Reason) : GrantEvent;

/// <summary>The wish was granted: the grant is in force from now on.</summary>
[WireName("access.permission-request-approved.v1")]
public sealed record PermissionRequestApproved(string Comment) : GrantEvent;

[WireName("access.permission-request-rejected.v1")]
public sealed record PermissionRequestRejected(string Comment) : GrantEvent;

[WireName("access.grant-revoked.v1")]
public sealed record GrantRevoked(string Reason) : GrantEvent;
