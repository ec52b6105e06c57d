using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Query
    {
        /// <summary>Access reviews within reach, by the time at which they were opened.</summary>
        /// <param name="closed">Whether closed ones are listed too.</param>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        [Needs("review.read")]
        public static async Task<Connection<ReviewNode>> AccessReviews(
            [FromServices] AccessDesk desk, bool closed = false, int? first = null, string? after = null)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("review.read"));
            var nodes = books.Reviews.Values.Where(review => shown(review.State.Reach.Organisation) && (closed || !review.State.Closed))
                .Select(review => new ReviewNode(review));
            return KeysetPage.Of(first, after, "reviews.opened").Slice(nodes, node => $"{node.OpenedAt:o}\u001f{node.Id}", StringComparer.Ordinal);
        }

        /// <summary>One access review.</summary>
        /// <param name="id">Which one.</param>
        [Needs("review.read")]
        public static async Task<ReviewNode?> AccessReview([FromServices] AccessDesk desk, Guid id) =>
            (await desk.Books()).Reviews.GetValueOrDefault(id) is { } review && (await desk.Shown("review.read"))(review.State.Reach.Organisation)
                ? new(review)
                : null;

        /// <summary>Break-glass cases within reach, by the time at which they were asked for.</summary>
        /// <param name="phase">Only those that came so far.</param>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        [Needs("break-glass.read")]
        public static async Task<Connection<BreakGlassNode>> BreakGlasses(
            [FromServices] AccessDesk desk, BreakGlassPhase? phase = null, int? first = null, string? after = null)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("break-glass.read"));
            var nodes = books.BreakGlasses.Values
                .Where(glass => shown(glass.State.Reach.Organisation) && (phase is null || glass.State.Phase == phase))
                .Select(glass => new BreakGlassNode(glass, books));
            return KeysetPage.Of(first, after, "break-glass.asked")
                .Slice(nodes, node => $"{node.AskedAt:o}\u001f{node.Id}", StringComparer.Ordinal);
        }
    }

    public sealed partial class Mutation
    {
        /// <summary>Has every grant of an organisation looked at.</summary>
        public static Task<Outcome> OpenReview(OpenReview input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Confirms a grant under review, or takes it back.</summary>
        public static Task<Outcome> DecideReviewedGrant(DecideReviewedGrant input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Closes a review in which everything was looked at.</summary>
        public static Task<Outcome> CloseReview(CloseReview input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Asks for rights in an emergency; a second person has to agree.</summary>
        public static Task<Outcome> AskBreakGlass(AskBreakGlass input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Agrees as the second person.</summary>
        public static Task<Outcome> ApproveBreakGlass(ApproveBreakGlass input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Does not agree.</summary>
        public static Task<Outcome> RejectBreakGlass(RejectBreakGlass input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Gives the rights of an emergency back before their time is over.</summary>
        public static Task<Outcome> EndBreakGlass(EndBreakGlass input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Says afterwards whether the emergency was one.</summary>
        public static Task<Outcome> ReviewBreakGlass(ReviewBreakGlass input, [FromServices] CommandDesk desk) => desk.Send(input);
    }
}

namespace EventSourcedOps.Api.Access
{
    /// <summary>A look at every grant of an organisation.</summary>
    [GraphQLMetadata("AccessReview")]
    public sealed class ReviewNode(KnownReview review)
    {
        /// <summary>Its id.</summary>
        public Guid Id => review.Id;

        /// <summary>Code of the organisation; 000000 stands for all.</summary>
        public string OrganisationCode => review.State.Reach.Organisation;

        /// <summary>Whether the organisations under that one belong to it.</summary>
        public bool WithSubtree => review.State.Reach.WithSubtree;

        /// <summary>Why it was opened.</summary>
        public string Reason => review.State.Reason;

        /// <summary>Who opened it.</summary>
        public string OpenedBy => review.OpenedBy;

        /// <summary>When.</summary>
        public DateTimeOffset OpenedAt => review.OpenedAt;

        /// <summary>Until when everything should have been looked at.</summary>
        public DateTimeOffset DueAt => review.State.DueAt;

        /// <summary>After how many months the next one is opened by itself; null when none follows.</summary>
        public int? EveryMonths => review.State.EveryMonths;

        /// <summary>When it was closed; null while it is open.</summary>
        public DateTimeOffset? ClosedAt => review.ClosedAt;

        /// <summary>How many grants it is about.</summary>
        public int Total => review.State.Grants.Count;

        /// <summary>How many have a verdict.</summary>
        public int Decided => review.State.Verdicts.Count;

        /// <summary>The grants with their verdicts; those without one first.</summary>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        public async Task<Connection<ReviewItem>> Items([FromServices] AccessDesk desk, int? first = null, string? after = null)
        {
            var books = await desk.Books();
            var items = review.State.Grants.Select(id => new ReviewItem(new(books.Grants[id], books), review.Verdicts.GetValueOrDefault(id)));
            return KeysetPage.Of(first, after, "review.items").Slice(
                items, item => $"{(item.Kept is null ? 0 : 1)}\u001f{item.Grant.SubjectName}\u001f{item.Grant.Id}", StringComparer.Ordinal);
        }
    }

    /// <summary>A grant under review.</summary>
    public sealed class ReviewItem(GrantNode grant, ReviewVerdict? verdict)
    {
        /// <summary>The grant.</summary>
        public GrantNode Grant => grant;

        /// <summary>Whether it is still needed; null while nobody said.</summary>
        public bool? Kept => verdict?.Kept;

        /// <summary>What was said about it.</summary>
        public string? Comment => verdict?.Comment;

        /// <summary>Who said so.</summary>
        public string? By => verdict?.By;

        /// <summary>When.</summary>
        public DateTimeOffset? At => verdict?.At;
    }

    /// <summary>Rights for an emergency, by two persons, looked at afterwards.</summary>
    [GraphQLMetadata("BreakGlass")]
    public sealed class BreakGlassNode(KnownBreakGlass glass, AccessLedger books)
    {
        /// <summary>Its id.</summary>
        public Guid Id => glass.Id;

        /// <summary>How far it came.</summary>
        public BreakGlassPhase Phase => glass.State.Phase;

        /// <summary>Who asked.</summary>
        public string AskedBy => glass.AskedBy;

        /// <summary>When.</summary>
        public DateTimeOffset AskedAt => glass.AskedAt;

        /// <summary>What people call the role.</summary>
        public string RoleName => books.NameOf(glass.State.Role);

        /// <summary>Code of the organisation; 000000 stands for all.</summary>
        public string OrganisationCode => glass.State.Reach.Organisation;

        /// <summary>Whether the organisations under that one belong to it.</summary>
        public bool WithSubtree => glass.State.Reach.WithSubtree;

        /// <summary>For how many minutes.</summary>
        public int Minutes => glass.State.Minutes;

        /// <summary>What the emergency was.</summary>
        public string Reason => glass.State.Reason;

        /// <summary>The second person, who agreed or did not.</summary>
        public string? DecidedBy => glass.ApprovedBy;

        /// <summary>When its rights end, or ended.</summary>
        public DateTimeOffset? EndsAt => glass.State.EndsAt;

        /// <summary>Who looked at it afterwards.</summary>
        public string? ReviewedBy => glass.ReviewedBy;

        /// <summary>Whether they found that the emergency was one.</summary>
        public bool? Justified => glass.State.Justified;

        /// <summary>What was said about it.</summary>
        public string? Comment => glass.Comment;
    }
}
