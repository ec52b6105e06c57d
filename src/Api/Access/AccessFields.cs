using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Query
    {
        /// <summary>Who asks, and what they may do.</summary>
        [Needs("self.read")]
        public static Access.Viewer Viewer([FromServices] Caller caller, [FromServices] AccessMemory access) => new(caller, access);

        /// <summary>Tokens of the organisations within reach, those that ended too.</summary>
        /// <param name="first">How many.</param>
        /// <param name="after">Behind which cursor.</param>
        [Needs("token.read")]
        public static async Task<Connection<Access.TokenRow>> AccessTokens(
            [FromServices] TokenBook book, [FromServices] TokenUses uses, [FromServices] Caller caller, CancellationToken cancellation,
            int? first = null, string? after = null)
        {
            var page = KeysetPage.Of(first, after, "tokens.id");
            var used = await uses.Read(cancellation);
            return page.Slice(
                book.All.Where(known => caller.Reaches("token.read", known.Token.Reach.Organisation))
                    .Select(known => Access.TokenRow.Of(known, used)),
                row => row.Id);
        }
    }

    public sealed partial class Mutation
    {
        /// <summary>Lets a program act; nobody hands on more than they hold.</summary>
        public static Task<Outcome> IssueToken(IssueToken input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Ends a token; what it has open is closed within seconds.</summary>
        public static Task<Outcome> RevokeToken(RevokeToken input, [FromServices] CommandDesk desk) => desk.Send(input);
    }
}

namespace EventSourcedOps.Api.Access
{
    /// <summary>A token as lists show it.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Name">Which program uses it.</param>
    /// <param name="Roles">What it may do.</param>
    /// <param name="Organisation">Where it acts; 000000 stands for all organisations.</param>
    /// <param name="WithSubtree">Whether it also acts in the organisations under that one.</param>
    /// <param name="IssuedAt">When it was issued.</param>
    /// <param name="ExpiresAt">When it ends by itself.</param>
    /// <param name="Revoked">Whether it was ended before.</param>
    /// <param name="LastUsedAt">When it was used last, at most a minute late; null when it never was.</param>
    public sealed record TokenRow(
        Guid Id, string Name, IReadOnlyList<string> Roles, string Organisation, bool WithSubtree, DateTimeOffset IssuedAt,
        DateTimeOffset ExpiresAt, bool Revoked, DateTimeOffset? LastUsedAt)
    {
        internal static TokenRow Of(KnownToken known, IReadOnlyDictionary<Guid, DateTimeOffset> uses) => new(
            known.Id, known.Token.Name, known.Token.Roles, known.Token.Reach.Organisation, known.Token.Reach.WithSubtree, known.Token.IssuedAt,
            known.Token.ExpiresAt, known.Token.Revoked, uses.TryGetValue(known.Id, out var at) ? at : null);
    }
}
