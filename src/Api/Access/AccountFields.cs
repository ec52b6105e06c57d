using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL;

namespace EventSourcedOps.Api
{
    public sealed partial class Query
    {
        /// <summary>Accounts within reach, by login.</summary>
        /// <param name="organisation">Only those of this organisation and everything under it.</param>
        /// <param name="text">Only those whose login or name holds this.</param>
        /// <param name="enabled">Only enabled ones, or only others.</param>
        /// <param name="kind">Only people, or only programs.</param>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        [Needs("account.read")]
        public static async Task<Connection<AccountNode>> Accounts(
            [FromServices] AccessDesk desk, string? organisation = null, string? text = null, bool? enabled = null, AccountKind? kind = null,
            int? first = null, string? after = null)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("account.read", organisation));
            var nodes = books.Accounts.Values.Where(known => shown(known.State.Organisation)
                && (enabled is null || known.State.Enabled == enabled) && (kind is null || known.State.Kind == kind)
                && (text is null || known.State.Login.Contains(text, StringComparison.OrdinalIgnoreCase)
                    || known.State.Name.Contains(text, StringComparison.OrdinalIgnoreCase)));
            return KeysetPage.Of(first, after, "accounts.login")
                .Slice(nodes.Select(known => new AccountNode(known)), node => node.Login, StringComparer.Ordinal);
        }

        /// <summary>One account.</summary>
        /// <param name="id">Which one.</param>
        [Needs("account.read")]
        public static async Task<AccountNode?> Account([FromServices] AccessDesk desk, Guid id) =>
            (await desk.Books()).Accounts.GetValueOrDefault(id) is { } known && (await desk.Shown("account.read"))(known.State.Organisation)
                ? new(known)
                : null;
    }

    public sealed partial class Mutation
    {
        /// <summary>Lets somebody be known; rights come by grants, and a way to sign in by an enrolment link.</summary>
        public static Task<Outcome> CreateAccount(CreateAccount input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Gives an account another name for people.</summary>
        public static Task<Outcome> RenameAccount(RenameAccount input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Says where one wants to be reached when one is called.</summary>
        public static async Task<Outcome> SetContact(SetContact input, [FromServices] CommandDesk desk, [FromServices] AccessMemory access)
        {
            var outcome = await desk.Send(input);
            await access.Newest(); // or whoever looks next would find the old one
            return outcome;
        }

        /// <summary>Lets somebody in again who was shut out.</summary>
        public static Task<Outcome> EnableAccount(EnableAccount input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Shuts somebody out: sessions, streams and tokens of theirs end within seconds.</summary>
        public static Task<Outcome> DisableAccount(DisableAccount input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Says that another house that signs people in knows this person.</summary>
        public static Task<Outcome> LinkIdentity(LinkIdentity input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Lets somebody who lost their second factor enrol another one.</summary>
        public static Task<Outcome> ResetSecondFactor(ResetSecondFactor input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Makes a link that sets a password once; its secret is shown now and never again.</summary>
        [Needs("account.issue-enrolment")]
        public static async Task<EnrolmentAnswer> IssueEnrolmentLink(
            IssueEnrolmentLink input, [FromServices] Enrolments enrolments, [FromServices] Caller caller, [FromServices] OpsSettings settings,
            CancellationToken cancellation)
        {
            var (link, outcome) = await enrolments.Issue(input.CommandId, input.AccountId, caller, cancellation);
            return new(outcome, link is null ? null : FirstStart.AddressOf(settings, link.Secret), link?.ExpiresAt);
        }
    }
}

namespace EventSourcedOps.Api.Access
{
    /// <summary>Somebody's next way in.</summary>
    /// <param name="CommandId">Made by the client.</param>
    /// <param name="AccountId">Whose.</param>
    public sealed record IssueEnrolmentLink(Guid CommandId, Guid AccountId);

    /// <summary>A link that was made.</summary>
    /// <param name="Outcome">Whether it was.</param>
    /// <param name="Link">Where it leads; hand it over by a way that nobody else reads.</param>
    /// <param name="ExpiresAt">Until when it is good.</param>
    public sealed record EnrolmentAnswer(Outcome Outcome, string? Link, DateTimeOffset? ExpiresAt);

    /// <summary>A person, or a program with an account of its own.</summary>
    [GraphQLMetadata("Account")]
    public sealed class AccountNode(KnownAccount known)
    {
        /// <summary>Its id.</summary>
        public Guid Id => known.Id;

        /// <summary>The name by which it signs in.</summary>
        public string Login => known.State.Login;

        /// <summary>What people call them.</summary>
        public string Name => known.State.Name;

        /// <summary>Whether it is a person or a program.</summary>
        public AccountKind Kind => known.State.Kind;

        /// <summary>Code of the organisation they belong to; 000000 stands for the whole house.</summary>
        public string OrganisationCode => known.State.Organisation;

        /// <summary>Whether they are let in.</summary>
        public bool Enabled => known.State.Enabled;

        /// <summary>When it was created.</summary>
        public DateTimeOffset CreatedAt => known.CreatedAt;

        /// <summary>When the password was set; null without one.</summary>
        public DateTimeOffset? PasswordSetAt => known.PasswordSetAt;

        /// <summary>Whether a second factor is enrolled.</summary>
        public bool SecondFactor => known.State.SecondFactor is not null;

        /// <summary>Until when the open enrolment link is good; null without one.</summary>
        public DateTimeOffset? EnrolmentExpiresAt => known.State.Enrolment?.ExpiresAt;

        /// <summary>Other houses that know this person.</summary>
        public IEnumerable<string> Identities => known.State.Identities.Select(identity => $"{identity.Provider}: {identity.Subject}").Order();

        /// <summary>Groups they are in, as far as the caller may see.</summary>
        public async Task<IEnumerable<GroupNode>> Groups([FromServices] AccessDesk desk)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("grant.read"));
            return books.GroupsOf(known.Id, desk.Now(books)).Where(group => shown(group.State.Organisation)).Select(group => new GroupNode(group));
        }

        /// <summary>Grants in force, their own and those of their groups, as far as the caller may see.</summary>
        public async Task<IEnumerable<GrantNode>> Grants([FromServices] AccessDesk desk)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("grant.read"));
            return books.GrantsOfPerson(known.Id, desk.Now(books)).Where(grant => shown(grant.Reach.Organisation))
                .OrderBy(grant => grant.Span.Since).Take(KeysetPage.LargestSize).Select(grant => new GrantNode(grant, books));
        }
    }
}
