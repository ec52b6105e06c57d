using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

using Decision = Decision<ReviewEvent>;
using static ReviewRefusals;

/// <summary>A fact about one access review.</summary>
public abstract record ReviewEvent : AccessEvent;

/// <summary>Every grant that was in force there is looked at once.</summary>
/// <param name="EveryMonths">After how many months the next one is opened; null for one that stands alone.</param>
[WireName("access.review-opened.v1")]
public sealed record ReviewOpened(
    string Organisation, bool WithSubtree, IReadOnlyList<Guid> Grants, DateTimeOffset DueAt, string Reason,
    int? EveryMonths = null) : ReviewEvent;

[WireName("access.review-grant-confirmed.v1")]
public sealed record ReviewGrantConfirmed(Guid Grant, string Comment) : ReviewEvent;

/// <summary>The grant ends here: nobody needs it any longer.</summary>
[WireName("access.review-grant-revoked.v1")]
public sealed record ReviewGrantRevoked(Guid Grant, string Comment) : ReviewEvent;

[WireName("access.review-closed.v1")]
public sealed record ReviewClosed(bool? IsLast = null) : ReviewEvent;

/// <summary>A look at every grant of an organisation.</summary>
public sealed record AccessReview(
    Reach Reach, ImmutableHashSet<Guid> Grants, DateTimeOffset DueAt, string Reason, ImmutableDictionary<Guid, bool> Verdicts,
    int? EveryMonths = null, bool Closed = false)
    : IEvolve<AccessReview, ReviewEvent>
{
    /// <summary>More is no review but a list nobody reads: choose a smaller part of the tree.</summary>
    public const int MostGrants = 2_000;

    /// <summary>What is looked at more seldom than once a year is not watched over.</summary>
    public const int LongestMonths = 12;

    public static AccessReview Evolve(AccessReview? state, ReviewEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, ReviewOpened e)            => new(
            new(e.Organisation, e.WithSubtree), [.. e.Grants], e.DueAt, e.Reason, ImmutableDictionary<Guid, bool>.Empty, e.EveryMonths),
        ({ } now, ReviewGrantConfirmed e) => now with { Verdicts = now.Verdicts.SetItem(e.Grant, true) },
        ({ } now, ReviewGrantRevoked e)   => now with { Verdicts = now.Verdicts.SetItem(e.Grant, false) },
        ({ } now, ReviewClosed)           => now with { Closed = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class AccessReviewDecisions
{
    extension(AccessReview? review)
    {
        public Decision Open(Reach reach, DateTimeOffset dueAt, string reason, int? everyMonths, Circumstances given)
        {
            if (review is not null) return AlreadyExists;
            if (reach.Misplaced(given.Landscape) is { } misplaced) return misplaced;
            if (dueAt <= given.Now) return DuePassed;
            var grants = given.Access.GrantsIn(reach, given.Landscape, given.Now).Select(grant => grant.Id).Order()
                .Take(AccessReview.MostGrants + 1).ToArray();
            return grants.Length switch
            {
                0 when everyMonths is null => NothingToReview, // a series goes on: there may be something next time
                > AccessReview.MostGrants  => TooMuch,
                _                          => new ReviewOpened(reach.Organisation, reach.WithSubtree, grants, dueAt, reason, everyMonths),
            };
        }

        /// <param name="keep">Whether the grant is still needed.</param>
        public Decision Decide(Guid grant, bool keep, string comment, Circumstances given) => review switch
        {
            null                                                                    => Unknown,
            { Closed: true }                                                        => Closed,
            _ when !review.Grants.Contains(grant)                                   => NotInReview,
            _ when review.Verdicts.TryGetValue(grant, out var verdict)              => verdict == keep ? Decision.Nothing : AlreadyDecided,
            _ when keep && given.Access.Grants.TryGetValue(grant, out var known)
                && given.Access.PersonsOf(known.To, given.Now).Any(person => given.Self == Subject.OfAccount(person)) => OwnGrant,
            _ => keep ? new ReviewGrantConfirmed(grant, comment) : new ReviewGrantRevoked(grant, comment),
        };

        /// <summary>What ended by itself meanwhile needs no verdict.</summary>
        /// <param name="isLast">Whether no further one of its series follows.</param>
        public Decision Close(bool isLast, Circumstances given) => review switch
        {
            null             => Unknown,
            { Closed: true } => Decision.Nothing,
            _ when review.Grants.Any(id => !review.Verdicts.ContainsKey(id) && given.Access.Grants[id].InForceAt(given.Now)) => Undecided,
            _                => new ReviewClosed(isLast ? true : null),
        };
    }
}

public static class ReviewRefusals
{
    public static readonly Refusal Unknown = new("review.unknown", "There is no such review.");
    public static readonly Refusal AlreadyExists = new("review.already-exists", "There is a review of this id already.", "reviewId");
    public static readonly Refusal Closed = new("review.closed", "The review is closed.");
    public static readonly Refusal DuePassed = new("review.due-passed", "The review would be overdue already.", "dueAt");
    public static readonly Refusal NothingToReview = new("review.nothing-to-review", "No grant is in force there.", "organisation");
    public static readonly Refusal TooMuch = new("review.too-much",
        "More than 2,000 grants are in force there. Choose a smaller part of the tree.", "organisation");
    public static readonly Refusal NotInReview = new("review.not-in-review", "The grant is not part of this review.", "grantId");
    public static readonly Refusal AlreadyDecided = new("review.already-decided", "Somebody else decided about this grant.");
    public static readonly Refusal OwnGrant = new("review.own-grant",
        "Nobody confirms their own rights. Leave it to somebody else.", "grantId");
    public static readonly Refusal Undecided = new("review.undecided", "Some grants have no verdict yet.");
}
