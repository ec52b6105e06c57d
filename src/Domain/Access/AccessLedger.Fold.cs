using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

public sealed partial record AccessLedger
{
    /// <summary>What the books say after one more fact.</summary>
    public AccessLedger With(AccessFact fact)
    {
        var now = fact.At > NewestAt ? this with { NewestAt = fact.At } : this;
        return fact.Event switch
        {
            AccountEvent e    => now.Accounting(fact, e),
            GroupEvent e      => now.Grouping(fact, e),
            RoleEvent e       => now.Naming(fact, e),
            GrantEvent e      => now.Granting(fact, e),
            TokenEvent e      => now.Issuing(fact, e),
            BreakGlassEvent e => now.Breaking(fact, e),
            ReviewEvent e     => now.Reviewing(fact, e),
            _ => throw new InvalidOperationException($"The ledger does not know {fact.Event}."),
        };
    }

    private AccessLedger Accounting(AccessFact fact, AccountEvent happened)
    {
        var known = Accounts.GetValueOrDefault(fact.Stream);
        var state = Account.Evolve(known?.State, happened, fact.At);
        known = known is null ? new(fact.Stream, state, fact.At, [Span.From(fact.At)], null) : known with { State = state, Facts = known.Facts + 1, ChangedAt = fact.At };
        known = happened switch
        {
            AccountDisabled e => known with
            {
                Enabled = Closed(known.Enabled, fact.At), Disablings = known.Disablings.Add(new(fact.At, fact.By, e.Reason)),
            },
            AccountEnabled  => known with { Enabled = known.Enabled.Add(Span.From(fact.At)) },
            PasswordSet     => known with { PasswordSetAt = fact.At },
            _               => known,
        };
        var now = this with { Accounts = Accounts.SetItem(fact.Stream, known) };
        return happened is IdentityLinked linked
            ? now with { AccountsByIdentity = AccountsByIdentity.SetItem(new(linked.Provider, linked.Subject), fact.Stream) }
            : now;
    }

    private AccessLedger Grouping(AccessFact fact, GroupEvent happened)
    {
        var known = Groups.GetValueOrDefault(fact.Stream);
        var state = AccessGroup.Evolve(known?.State, happened, fact.At);
        known = (known ?? new(fact.Stream, state, ImmutableDictionary<Guid, ImmutableArray<Span>>.Empty) { CreatedAt = fact.At }) with
        {
            State = state, Facts = (known?.Facts ?? 0) + 1, ChangedAt = fact.At,
        };
        var (members, groups) = (known.Members, GroupsByAccount);
        var (added, removed) = happened switch
        {
            GroupMembersChanged e => (e.Added, e.Removed),
            GroupClosed           => ([], [.. known.MembersAt(fact.At)]),
            _                     => ((IReadOnlyList<Guid>)[], (IReadOnlyList<Guid>)[]),
        };
        foreach (var account in added)
        {
            members = members.SetItem(account, members.GetValueOrDefault(account, []).Add(Span.From(fact.At)));
            groups = groups.SetItem(account, groups.GetValueOrDefault(account, []).Add(fact.Stream));
        }

        foreach (var account in removed) members = members.SetItem(account, Closed(members.GetValueOrDefault(account, []), fact.At));
        return this with { Groups = Groups.SetItem(fact.Stream, known with { Members = members }), GroupsByAccount = groups };
    }

    private AccessLedger Naming(AccessFact fact, RoleEvent happened)
    {
        var known = CustomRoles.GetValueOrDefault(fact.Stream);
        var state = AccessRole.Evolve(known?.State, happened, fact.At);
        return this with
        {
            CustomRoles = CustomRoles.SetItem(fact.Stream, new(fact.Stream, state, (known?.Versions ?? []).Add((fact.At, state.Operations)))),
        };
    }

    private AccessLedger Granting(AccessFact fact, GrantEvent happened) => happened switch
    {
        GrantGiven e => Given(new(
            fact.Stream, new(e.SubjectKind, e.Subject), e.Role, new(e.Organisation, e.WithSubtree), e.Label, e.ExpiresAt, e.Reason,
            new(fact.At, e.ExpiresAt ?? DateTimeOffset.MaxValue), fact.By, GrantWay.Given) { Provider = e.Provider }),
        PermissionRequested e => this with
        {
            Requests = Requests.SetItem(fact.Stream, new(
                fact.Stream, new(Subject.OfAccount(e.Account), e.Role, new(e.Organisation, e.WithSubtree), e.Label, e.ExpiresAt, e.Reason),
                GrantPhase.Requested, fact.By, fact.At)),
        },
        PermissionRequestApproved e => Decided(fact, GrantPhase.Given, e.Comment).Approved(fact),
        PermissionRequestRejected e => Decided(fact, GrantPhase.Rejected, e.Comment),
        GrantRevoked e              => Ended(fact.Stream, fact, e.Reason),
        _ => throw new InvalidOperationException($"The ledger does not know {happened}."),
    };

    private AccessLedger Decided(AccessFact fact, GrantPhase phase, string comment) => this with
    {
        Requests = Requests.SetItem(fact.Stream, Requests[fact.Stream] with
        {
            Phase = phase, DecidedBy = fact.By, DecidedAt = fact.At, Comment = comment,
        }),
    };

    private AccessLedger Approved(AccessFact fact)
    {
        var terms = Requests[fact.Stream].Terms;
        return Given(new(
            fact.Stream, terms.To, terms.Role, terms.Reach, terms.Label, terms.ExpiresAt, terms.Reason,
            new(fact.At, terms.ExpiresAt ?? DateTimeOffset.MaxValue), fact.By, GrantWay.Requested));
    }

    private AccessLedger Issuing(AccessFact fact, TokenEvent happened)
    {
        var known = Tokens.GetValueOrDefault(fact.Stream);
        var token = AccessToken.Evolve(known?.Token, happened, fact.At);
        known = known is null
            ? new(fact.Stream, token, new(fact.At, token.ExpiresAt), fact.By, AccountOf(fact.By)?.Id)
            : known with { Token = token, Span = Closed(known.Span, fact.At) };
        var persons = happened is TokenIssued
            ? known.Persons.Aggregate(TokensByPerson, (all, person) => all.SetItem(person, all.GetValueOrDefault(person, []).Add(fact.Stream)))
            : TokensByPerson;
        return this with
        {
            Tokens = Tokens.SetItem(fact.Stream, known),
            TokensByHash = TokensByHash.SetItem(token.SecretHash, fact.Stream),
            TokensByPerson = persons,
        };
    }

    private AccessLedger Breaking(AccessFact fact, BreakGlassEvent happened)
    {
        var known = BreakGlasses.GetValueOrDefault(fact.Stream);
        var state = BreakGlass.Evolve(known?.State, happened, fact.At);
        known = (known ?? new(fact.Stream, state, fact.At, fact.By)) with { State = state };
        var now = this with
        {
            BreakGlasses = BreakGlasses.SetItem(fact.Stream, happened switch
            {
                BreakGlassApproved   => known with { ApprovedBy = fact.By },
                BreakGlassRejected e => known with { ApprovedBy = fact.By, Comment = e.Reason },
                BreakGlassReviewed e => known with { ReviewedBy = fact.By, Comment = e.Comment },
                _                    => known,
            }),
        };
        return happened switch
        {
            BreakGlassApproved e => now.Given(new(
                fact.Stream, Subject.OfAccount(state.Account), state.Role, state.Reach, DataLabel.Normal, e.EndsAt, state.Reason,
                new(fact.At, e.EndsAt), fact.By, GrantWay.BreakGlass)),
            BreakGlassEnded e => now.Ended(fact.Stream, fact, e.Reason),
            _                 => now,
        };
    }

    private AccessLedger Reviewing(AccessFact fact, ReviewEvent happened)
    {
        var known = Reviews.GetValueOrDefault(fact.Stream);
        var state = AccessReview.Evolve(known?.State, happened, fact.At);
        known = (known ?? new(fact.Stream, state, fact.At, fact.By, ImmutableDictionary<Guid, ReviewVerdict>.Empty)) with { State = state };
        known = happened switch
        {
            ReviewGrantConfirmed e => known with { Verdicts = known.Verdicts.SetItem(e.Grant, new(true, e.Comment, fact.By, fact.At)) },
            ReviewGrantRevoked e   => known with { Verdicts = known.Verdicts.SetItem(e.Grant, new(false, e.Comment, fact.By, fact.At)) },
            ReviewClosed           => known with { ClosedAt = fact.At },
            _                      => known,
        };
        var now = this with { Reviews = Reviews.SetItem(fact.Stream, known) };
        return happened is ReviewGrantRevoked revoked ? now.Ended(revoked.Grant, fact, revoked.Comment) : now;
    }

    private AccessLedger Given(KnownGrant grant) => Storing(grant) with
    {
        GrantsBySubject = GrantsBySubject.SetItem(grant.To, GrantsBySubject.GetValueOrDefault(grant.To, []).Add(grant.Id)),
    };

    private AccessLedger Ended(Guid id, AccessFact fact, string reason) =>
        Grants.TryGetValue(id, out var grant) && grant.InForceAt(fact.At)
            ? Storing(grant with { Span = Closed(grant.Span, fact.At), EndedBy = fact.By, EndReason = reason })
            : this;

    private AccessLedger Storing(KnownGrant grant) => this with
    {
        Grants = Grants.SetItem(grant.Id, grant),
        GrantsByRole = GrantsByRole.SetItem(
            grant.Role, GrantsByRole.GetValueOrDefault(grant.Role, GrantsByPlace.Empty).With(grant, Grants.GetValueOrDefault(grant.Id))),
    };

    private static Span Closed(Span span, DateTimeOffset at) => at < span.Until ? span with { Until = at } : span;

    private static ImmutableArray<Span> Closed(ImmutableArray<Span> spans, DateTimeOffset at) =>
        spans is [.., { IsOpen: true } last] ? spans.SetItem(spans.Length - 1, Closed(last, at)) : spans;
}
