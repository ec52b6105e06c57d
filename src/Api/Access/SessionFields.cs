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
        /// <summary>Sessions that are open now, of accounts within reach.</summary>
        /// <param name="accountId">Only those of this account.</param>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        [Needs("session.read")]
        public static async Task<Connection<SessionNode>> Sessions(
            [FromServices] AccessDesk desk, [FromServices] SessionStore store, Guid? accountId = null, int? first = null, string? after = null,
            CancellationToken cancellation = default)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("session.read"));
            var nodes = (await store.Open(accountId, cancellation))
                .Where(session => books.Accounts.GetValueOrDefault(session.Account) is { } account && shown(account.State.Organisation))
                .Select(session => new SessionNode(session, books, desk.Caller));
            return KeysetPage.Of(first, after, "sessions.id").Slice(nodes, node => node.Id);
        }

        /// <summary>The caller's own sessions that are open now.</summary>
        [Needs("self.read")]
        public static async Task<IEnumerable<SessionNode>> MySessions(
            [FromServices] AccessDesk desk, [FromServices] SessionStore store, CancellationToken cancellation)
        {
            if (desk.Caller.Subject is not { Kind: SubjectKind.Account } self) return [];
            var books = await desk.Books();
            return (await store.Open(self.Id, cancellation)).Select(session => new SessionNode(session, books, desk.Caller));
        }
    }

    public sealed partial class Mutation
    {
        /// <summary>Signs somebody out from afar; what the session has open ends within seconds.</summary>
        public static async Task<Outcome> EndSession(
            EndSession input, [FromServices] CommandDesk desk, [FromServices] SessionStore store, CancellationToken cancellation)
        {
            var outcome = await desk.Send(input);
            if (outcome.Refusal is null && await store.ById(input.SessionId, cancellation) is { } session && session.Account == input.AccountId)
                await store.End(session.Id, input.Reason, cancellation);
            return outcome;
        }

        /// <summary>Ends one of the caller's own sessions; answers whether there was one.</summary>
        /// <param name="sessionId">Which one.</param>
        [Needs("self.manage")]
        public static async Task<bool> EndMySession(
            Guid sessionId, [FromServices] Caller caller, [FromServices] SessionStore store, CancellationToken cancellation) =>
            await store.ById(sessionId, cancellation) is { } session && caller.Subject == Subject.OfAccount(session.Account)
            && await store.End(sessionId, "ended by its owner", cancellation) > 0;

        /// <summary>Issues a token whose secret the server makes; the secret is shown now and never again.</summary>
        [Needs("token.issue")]
        public static async Task<TokenAnswer> MakeToken(MakeToken input, [FromServices] CommandDesk desk)
        {
            var secret = TokenSecret.New();
            var outcome = await desk.Send(new IssueToken(
                input.CommandId, input.Name, input.Roles, input.Organisation, secret.Hash, input.ExpiresAt, input.Reason, input.WithSubtree,
                input.AccountId, input.Label));
            return new(outcome, outcome.Refusal is null ? secret.Text : null);
        }
    }
}

namespace EventSourcedOps.Api.Access
{
    /// <summary>Somebody's sign-in in one browser.</summary>
    [GraphQLMetadata("Session")]
    public sealed class SessionNode(Session session, AccessLedger books, Caller caller)
    {
        /// <summary>Its id.</summary>
        public Guid Id => session.Id;

        /// <summary>The account.</summary>
        public Guid AccountId => session.Account;

        /// <summary>Login of the account.</summary>
        public string Login => books.NameOf(Subject.OfAccount(session.Account));

        /// <summary>When it began.</summary>
        public DateTimeOffset CreatedAt => session.CreatedAt;

        /// <summary>When something was last done in it, at most half a minute late.</summary>
        public DateTimeOffset LastSeen => session.LastSeen;

        /// <summary>When it ends whatever is done in it.</summary>
        public DateTimeOffset EndsAt => session.EndsAt;

        /// <summary>Address it came from.</summary>
        public string Source => session.Source;

        /// <summary>What the browser says it is.</summary>
        public string Agent => session.Agent;

        /// <summary>Whether it is the one in which this is asked.</summary>
        public bool Current => caller.Session == session.Id;
    }

    /// <summary>A token whose secret the server makes.</summary>
    /// <param name="CommandId">Made by the client.</param>
    /// <param name="Name">Which program uses it.</param>
    /// <param name="Roles">What it may do.</param>
    /// <param name="Organisation">Code of the organisation it acts in; 000000 stands for all.</param>
    /// <param name="ExpiresAt">When it ends by itself; at most 400 days from now.</param>
    /// <param name="Reason">What it is for.</param>
    /// <param name="WithSubtree">Whether it also acts in the organisations under that one.</param>
    /// <param name="AccountId">Whose token it is; it stands for itself when left out.</param>
    /// <param name="Label">The highest label it may see.</param>
    public sealed record MakeToken(
        Guid CommandId, string Name, IReadOnlyList<string> Roles, string Organisation, DateTimeOffset ExpiresAt, string Reason,
        bool WithSubtree = true, Guid? AccountId = null, DataLabel? Label = null);

    /// <summary>A token that was made.</summary>
    /// <param name="Outcome">Whether it was.</param>
    /// <param name="Secret">What the program sends; shown only now.</param>
    public sealed record TokenAnswer(Outcome Outcome, string? Secret);
}
