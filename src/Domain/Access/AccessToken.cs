using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

using Decision = Decision<TokenEvent>;
using static TokenRefusals;

/// <summary>What a program signs in with.</summary>
/// <param name="Account">Whose token it is; null when it stands for itself.</param>
public sealed record AccessToken(
    string Name, ImmutableArray<string> Roles, Reach Reach, string SecretHash, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt,
    Guid? Account = null, DataLabel Label = DataLabel.Important, bool Revoked = false) : IEvolve<AccessToken, TokenEvent>
{
    /// <summary>Longer than a year is forgotten by everybody; the rest is for being late with the exchange.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(400);

    /// <summary>A token's id follows from its hash, so that one secret is never two tokens.</summary>
    public static Guid IdOf(string secretHash) => Ids.Derived("access-token", secretHash);

    public bool IsGoodAt(DateTimeOffset now) => !Revoked && now < ExpiresAt;

    public static AccessToken Evolve(AccessToken? state, TokenEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, TokenIssued e) => new(
            e.Name, [.. e.Roles], new(e.Organisation, e.WithSubtree), e.SecretHash, at, e.ExpiresAt, e.Account, e.Label ?? DataLabel.Important),
        ({ } now, TokenRevoked) => now with { Revoked = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class TokenDecisions
{
    // The receiver is nullable on purpose: a token nobody issued also gets an answer.
    extension(AccessToken? token)
    {
        public Decision Issue(TokenIssued wanted, Circumstances given) =>
            token is not null                                        ? AlreadyIssued
            : string.IsNullOrWhiteSpace(wanted.Name)                 ? NameMissing
            : given.Access.AccountOf(wanted.Name) is not null        ? NameOfAccount
            : wanted.Roles.Count == 0                                ? RoleMissing
            : wanted.ExpiresAt <= given.Now                          ? ExpiryPassed
            : wanted.ExpiresAt > given.Now + AccessToken.LongestLife ? ExpiryTooFar
            : Objection(wanted, given) is { } objection              ? objection
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

    private static Refusal? Objection(TokenIssued wanted, Circumstances given)
    {
        var reach = new Reach(wanted.Organisation, wanted.WithSubtree);
        if (reach.Misplaced(given.Landscape) is { } misplaced) return misplaced;
        if (wanted.Account is { } whose && given.Access.Accounts.GetValueOrDefault(whose)?.State.Enabled != true) return UnknownAccount;
        var sets = wanted.Roles.Select(role => given.Access.OperationsOf(role, given.Now)).ToArray();
        if (sets.Any(set => set.Count == 0)) return RoleRefusals.Unknown;
        var operations = sets.SelectMany(set => set).ToHashSet(StringComparer.Ordinal);
        return Delegation.Objection(given, operations, reach, wanted.Label ?? DataLabel.Important) ?? Together(wanted, operations, given);
    }

    /// <summary>A token is in the hand of whom it belongs to, and of whom it was issued by.</summary>
    private static Refusal? Together(TokenIssued wanted, IReadOnlySet<string> operations, Circumstances given)
    {
        var duties = Separation.Of(operations);
        var held = (wanted.Account is { } whose ? given.Access.DutiesOf(whose, given.Now) : Duties.None)
            | given.Self switch
            {
                { Kind: SubjectKind.Account } self => given.Access.DutiesOf(self.Id, given.Now),
                { Kind: SubjectKind.Token } self   => given.Access.DutiesOfToken(self.Id, given.Now),
                _                                  => Duties.None,
            };
        return Separation.Objection(Duties.None, duties) ?? Separation.Objection(held, duties);
    }
}

public static class TokenRefusals
{
    public static readonly Refusal Unknown = new("token.unknown", "There is no such token.");
    public static readonly Refusal AlreadyIssued = new("token.already-issued",
        "This secret is a token already. Make another one.", "secretHash");
    public static readonly Refusal NameMissing = new("token.name-missing", "Say which program will use the token.", "name");
    public static readonly Refusal NameOfAccount = new("token.name-of-account",
        "An account bears this name; the audit trail could not tell them apart.", "name");
    public static readonly Refusal RoleMissing = new("token.role-missing", "A token without a role could do nothing.", "roles");
    public static readonly Refusal ReasonMissing = new("token.reason-missing", "Say why the token is revoked.", "reason");
    public static readonly Refusal ExpiryPassed = new("token.expiry-passed", "The token would have expired already.", "expiresAt");
    public static readonly Refusal ExpiryTooFar = new("token.expiry-too-far", "A token lives at most 400 days.", "expiresAt");
    public static readonly Refusal UnknownAccount = new("token.unknown-account",
        "There is no such account, or it is disabled.", "accountId");
}
