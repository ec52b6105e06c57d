using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

using Decision = Decision<AccessEvent>;
using static TokenRefusals;

/// <summary>What a program signs in with.</summary>
public sealed record AccessToken(
    string Name, ImmutableArray<Role> Roles, Reach Reach, string SecretHash, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, bool Revoked = false)
    : IEvolve<AccessToken, AccessEvent>
{
    /// <summary>Longer than a year is forgotten by everybody; the rest is for being late with the exchange.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(400);

    /// <summary>A token's id follows from its hash, so that one secret is never two tokens.</summary>
    public static Guid IdOf(string secretHash) => Ids.Derived("access-token", secretHash);

    public bool IsGoodAt(DateTimeOffset now) => !Revoked && now < ExpiresAt;

    public static AccessToken Evolve(AccessToken? state, AccessEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, TokenIssued e)      => new(e.Name, [.. e.Roles], new(e.Organisation, e.WithSubtree), e.SecretHash, at, e.ExpiresAt),
        ({ } now, TokenRevoked)    => now with { Revoked = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class TokenDecisions
{
    // The receiver is nullable on purpose: a token nobody issued also gets an answer.
    extension(AccessToken? token)
    {
        public Decision Issue(TokenIssued wanted, Circumstances given) =>
            token is not null                                                    ? AlreadyIssued
            : string.IsNullOrWhiteSpace(wanted.Name)                             ? NameMissing
            : wanted.Roles.Count == 0                                            ? RoleMissing
            : wanted.ExpiresAt <= given.Now                                      ? ExpiryPassed
            : wanted.ExpiresAt > given.Now + AccessToken.LongestLife             ? ExpiryTooFar
            : Misplaced(wanted.Organisation, given.Landscape) is { } misplaced   ? misplaced
            : !given.Rights.Cover(wanted.Roles)                                  ? WiderRoles
            : !given.Rights.Reach(new(wanted.Organisation, wanted.WithSubtree), given.Landscape) ? WiderReach
            : wanted;

        /// <summary>Its reasons are kept; revoking twice changes nothing.</summary>
        public Decision Revoke(string reason) => token switch
        {
            null              => Unknown,
            { Revoked: true } => Decision.Nothing,
            _ when string.IsNullOrWhiteSpace(reason) => ReasonMissing,
            _                 => new TokenRevoked(reason),
        };
    }

    private static Refusal? Misplaced(string organisation, Landscape landscape) =>
        organisation == Reach.Everywhere ? null : landscape.OrganisationOf(organisation) switch
        {
            null             => UnknownOrganisation,
            { Closed: true } => ClosedOrganisation,
            _                => null,
        };
}

public static class TokenRefusals
{
    public static readonly Refusal Unknown = new("token.unknown", "There is no such token.");
    public static readonly Refusal AlreadyIssued = new("token.already-issued", "This secret is a token already. Make another one.", "secretHash");
    public static readonly Refusal NameMissing = new("token.name-missing", "Say which program will use the token.", "name");
    public static readonly Refusal RoleMissing = new("token.role-missing", "A token without a role could do nothing.", "roles");
    public static readonly Refusal ReasonMissing = new("token.reason-missing", "Say why the token is revoked.", "reason");
    public static readonly Refusal ExpiryPassed = new("token.expiry-passed", "The token would have expired already.", "expiresAt");
    public static readonly Refusal ExpiryTooFar = new("token.expiry-too-far", "A token lives at most 400 days.", "expiresAt");
    public static readonly Refusal UnknownOrganisation = new("token.unknown-organisation", "There is no such organisation.", "organisation");
    public static readonly Refusal ClosedOrganisation = new("token.closed-organisation", "The organisation is closed.", "organisation");
    public static readonly Refusal WiderRoles = new("token.wider-roles",
        "You can't hand on operations that you don't hold yourself. Ask whoever runs the machine.", "roles");
    public static readonly Refusal WiderReach = new("token.wider-reach",
        "You can't hand on organisations that you don't hold yourself. Ask whoever runs the machine.", "organisation");
}
