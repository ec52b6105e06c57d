namespace EventSourcedOps.Domain.Access;

using Decision = Decision<GrantEvent>;
using static GrantRefusals;

/// <summary>How far a grant came.</summary>
public enum GrantPhase
{
    /// <summary>Somebody asked for it.</summary>
    Requested,

    /// <summary>It is in force, unless its time is over.</summary>
    Given,

    /// <summary>The wish was turned down.</summary>
    Rejected,

    /// <summary>It was taken back.</summary>
    Revoked,
}

/// <summary>What a grant says: whose, what, where, how far, how long.</summary>
public sealed record GrantTerms(Subject To, string Role, Reach Reach, DataLabel Label, DateTimeOffset? ExpiresAt, string Reason);

/// <summary>A right that was given, or asked for.</summary>
public sealed record Grant(GrantPhase Phase, GrantTerms Terms) : IEvolve<Grant, GrantEvent>
{
    public static Grant Evolve(Grant? state, GrantEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, GrantGiven e) => new(
            GrantPhase.Given, new(new(e.SubjectKind, e.Subject), e.Role, new(e.Organisation, e.WithSubtree), e.Label, e.ExpiresAt, e.Reason)),
        (null, PermissionRequested e) => new(
            GrantPhase.Requested, new(Subject.OfAccount(e.Account), e.Role, new(e.Organisation, e.WithSubtree), e.Label, e.ExpiresAt, e.Reason)),
        ({ } now, PermissionRequestApproved) => now with { Phase = GrantPhase.Given },
        ({ } now, PermissionRequestRejected) => now with { Phase = GrantPhase.Rejected },
        ({ } now, GrantRevoked)              => now with { Phase = GrantPhase.Revoked },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class GrantDecisions
{
    extension(Grant? grant)
    {
        /// <param name="provider">The house that signed somebody in, if it is that which gives.</param>
        public Decision Give(GrantTerms terms, Circumstances given, string? provider = null) =>
            grant is not null                             ? AlreadyExists
            : Objection(terms, given) is { } objection    ? objection
            : new GrantGiven(
                terms.To.Kind, terms.To.Id, terms.Role, terms.Reach.Organisation, terms.Reach.WithSubtree, terms.Label,
                terms.ExpiresAt, terms.Reason, provider);

        /// <summary>Anybody with an account may ask, for themselves; what is against it is told at once where it cannot change.</summary>
        public Decision Request(GrantTerms terms, Circumstances given)
        {
            if (grant is not null) return AlreadyExists;
            if (given.Self is not { Kind: SubjectKind.Account } self) return OnlyAccountsAsk;
            var own = terms with { To = self };
            return (Unfit(own, given) ?? Together(own, given)) is { } objection
                ? objection
                : new PermissionRequested(
                    self.Id, own.Role, own.Reach.Organisation, own.Reach.WithSubtree, own.Label, own.ExpiresAt, own.Reason);
        }

        public Decision Approve(string comment, Circumstances given) => grant switch
        {
            null                                => Unknown,
            { Phase: GrantPhase.Given }         => Decision.Nothing,
            { Phase: not GrantPhase.Requested } => AlreadyDecided,
            _ when Objection(grant.Terms, given) is { } objection => objection,
            _                                   => new PermissionRequestApproved(comment),
        };

        public Decision Reject(string comment) => grant switch
        {
            null                                => Unknown,
            { Phase: GrantPhase.Rejected }      => Decision.Nothing,
            { Phase: not GrantPhase.Requested } => AlreadyDecided,
            _                                   => new PermissionRequestRejected(comment),
        };

        /// <summary>What a review ended already stays ended.</summary>
        public Decision Revoke(Guid id, string reason, Circumstances given) => grant switch
        {
            null                                                     => Unknown,
            { Phase: GrantPhase.Revoked }                            => Decision.Nothing,
            { Phase: not GrantPhase.Given }                          => NotGiven,
            _ when given.Access.Grants[id].Span.Until <= given.Now   => Decision.Nothing,
            _                                                        => new GrantRevoked(reason),
        };
    }

    /// <summary>Everything that can be said against giving it.</summary>
    private static Refusal? Objection(GrantTerms terms, Circumstances given) =>
        Unfit(terms, given)
        ?? (given.Access.PersonsOf(terms.To, given.Now).Any(person => given.Self == Subject.OfAccount(person))
            ? DelegationRefusals.ToOneself : null)
        ?? Delegation.Objection(given, given.Access.OperationsOf(terms.Role, given.Now), terms.Reach, terms.Label)
        ?? Together(terms, given);

    internal static Refusal? Together(GrantTerms terms, Circumstances given) =>
        Together(terms.To, Separation.Of(given.Access.OperationsOf(terms.Role, given.Now)), given);

    /// <summary>Whether those duties would come together with others in a hand that holds what is given there.</summary>
    internal static Refusal? Together(Subject to, Duties duties, Circumstances given) => given.Access.PersonsOf(to, given.Now)
        .Select(person => Separation.Objection(given.Access.DutiesOf(person, given.Now), duties))
        .Append(to.Kind == SubjectKind.Token ? Separation.Objection(given.Access.DutiesOfToken(to.Id, given.Now), duties) : null)
        .FirstOrDefault(found => found is not null);

    internal static Refusal? Unfit(GrantTerms terms, Circumstances given) =>
        !given.Access.Knows(terms.To, given.Now)                          ? UnknownSubject
        : given.Access.OperationsOf(terms.Role, given.Now).Count == 0     ? RoleRefusals.Unknown
        : terms.ExpiresAt <= given.Now                                    ? ExpiryPassed
        : terms.Reach.Misplaced(given.Landscape);
}

public static class GrantRefusals
{
    public static readonly Refusal Unknown = new("grant.unknown", "There is no such grant.");
    public static readonly Refusal AlreadyExists = new("grant.already-exists", "There is a grant of this id already.", "grantId");
    public static readonly Refusal UnknownSubject = new("grant.unknown-subject",
        "There is no such account, group or token, or it is closed.", "subject");
    public static readonly Refusal ExpiryPassed = new("grant.expiry-passed", "The grant would have expired already.", "expiresAt");
    public static readonly Refusal OnlyAccountsAsk = new("grant.only-accounts-ask", "Only somebody with an account can ask for rights.");
    public static readonly Refusal AlreadyDecided = new("grant.already-decided", "Somebody else decided meanwhile.");
    public static readonly Refusal NotGiven = new("grant.not-given", "The grant was never given.");
}
