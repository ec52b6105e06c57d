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
        /// <summary>Groups of accounts within reach, by name.</summary>
        /// <param name="organisation">Only those of this organisation and everything under it.</param>
        /// <param name="text">Only those whose name holds this.</param>
        /// <param name="closed">Whether closed ones are listed too.</param>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        [Needs("grant.read")]
        public static async Task<Connection<GroupNode>> AccessGroups(
            [FromServices] AccessDesk desk, string? organisation = null, string? text = null, bool closed = false, int? first = null,
            string? after = null)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("grant.read", organisation));
            var nodes = books.Groups.Values.Where(group => shown(group.State.Organisation) && (closed || !group.State.Closed)
                && (text is null || group.State.Name.Contains(text, StringComparison.OrdinalIgnoreCase))).Select(group => new GroupNode(group));
            return KeysetPage.Of(first, after, "groups.name").Slice(nodes, node => $"{node.Name}\u001f{node.Id}", StringComparer.Ordinal);
        }

        /// <summary>One group of accounts.</summary>
        /// <param name="id">Which one.</param>
        [Needs("grant.read")]
        public static async Task<GroupNode?> AccessGroup([FromServices] AccessDesk desk, Guid id) =>
            (await desk.Books()).Groups.GetValueOrDefault(id) is { } group && (await desk.Shown("grant.read"))(group.State.Organisation)
                ? new(group)
                : null;

        /// <summary>Every role that can be granted: those that the product brings along, and those of organisations within reach.</summary>
        /// <param name="organisation">Of organisations, only those of this one and everything under it.</param>
        /// <param name="retired">Whether retired ones are listed too.</param>
        [Needs("grant.read")]
        public static async Task<IEnumerable<RoleNode>> AccessRoles(
            [FromServices] AccessDesk desk, string? organisation = null, bool retired = false)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("grant.read", organisation));
            return Enum.GetValues<Role>().Select(RoleNode.Of).Concat(books.CustomRoles.Values
                .Where(role => shown(role.State.Organisation) && (retired || !role.State.Retired))
                .OrderBy(role => role.State.Name, StringComparer.Ordinal).Select(RoleNode.Of));
        }

        /// <summary>Every operation that a role can hold.</summary>
        [Needs("grant.read")]
        public static IEnumerable<string> Operations() => Roles.Known.Order(StringComparer.Ordinal);
    }

    public sealed partial class Mutation
    {
        /// <summary>Forms a group: what is granted to it, its members hold.</summary>
        public static Task<Outcome> CreateGroup(CreateGroup input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Gives a group another name.</summary>
        public static Task<Outcome> RenameGroup(RenameGroup input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Lets accounts join a group and leave it; joining is judged like each of its grants.</summary>
        public static Task<Outcome> ChangeGroupMembers(ChangeGroupMembers input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Closes a group: its members leave it.</summary>
        public static Task<Outcome> CloseGroup(CloseGroup input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Names a set of operations that can be granted together.</summary>
        public static Task<Outcome> DefineRole(DefineRole input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Gives a role another name or other operations.</summary>
        public static Task<Outcome> ChangeRole(ChangeRole input, [FromServices] CommandDesk desk) => desk.Send(input);

        /// <summary>Takes a role out of use: grants of it hold nothing from now on.</summary>
        public static Task<Outcome> RetireRole(RetireRole input, [FromServices] CommandDesk desk) => desk.Send(input);
    }
}

namespace EventSourcedOps.Api.Access
{
    /// <summary>Accounts that get the same grants.</summary>
    [GraphQLMetadata("AccessGroup")]
    public sealed class GroupNode(KnownGroup known)
    {
        /// <summary>Its id.</summary>
        public Guid Id => known.Id;

        /// <summary>What people call it.</summary>
        public string Name => known.State.Name;

        /// <summary>Code of the organisation it belongs to; 000000 stands for the whole house.</summary>
        public string OrganisationCode => known.State.Organisation;

        /// <summary>Whether it was closed.</summary>
        public bool Closed => known.State.Closed;

        /// <summary>How many members it has.</summary>
        public int MemberCount => known.State.Members.Count;

        /// <summary>Its members, by login, as far as the caller may see.</summary>
        /// <param name="first">How many; 20 unless told, 200 at most.</param>
        /// <param name="after">Continue behind the row of this cursor.</param>
        public async Task<Connection<AccountNode>> Members([FromServices] AccessDesk desk, int? first = null, string? after = null)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("account.read"));
            var members = known.State.Members.Select(id => books.Accounts[id]).Where(account => shown(account.State.Organisation));
            return KeysetPage.Of(first, after, "members.login")
                .Slice(members.Select(account => new AccountNode(account)), node => node.Login, StringComparer.Ordinal);
        }

        /// <summary>Grants in force that its members hold by it, as far as the caller may see.</summary>
        public async Task<IEnumerable<GrantNode>> Grants([FromServices] AccessDesk desk)
        {
            var (books, shown) = (await desk.Books(), await desk.Shown("grant.read"));
            return books.GrantsOf(Subject.OfGroup(known.Id), desk.Now(books)).Where(grant => shown(grant.Reach.Organisation))
                .Take(KeysetPage.LargestSize).Select(grant => new GrantNode(grant, books));
        }
    }

    /// <summary>A named set of operations.</summary>
    /// <param name="Key">By what grants name it.</param>
    /// <param name="Name">What people call it.</param>
    /// <param name="BuiltIn">Whether the product brings it along.</param>
    /// <param name="OrganisationCode">Code of the organisation that defined it.</param>
    /// <param name="Operations">What it holds.</param>
    /// <param name="Version">How often it was changed, and one.</param>
    /// <param name="Retired">Whether it was taken out of use.</param>
    [GraphQLMetadata("AccessRole")]
    public sealed record RoleNode(
        string Key, string Name, bool BuiltIn, string? OrganisationCode, IEnumerable<string> Operations, int Version, bool Retired)
    {
        internal static RoleNode Of(Role role) => new(
            Roles.KeyOf(role), Roles.KeyOf(role), true, null, Roles.OperationsOf(role).Order(StringComparer.Ordinal), 1, false);

        internal static RoleNode Of(KnownRole role) => new(
            role.Id.ToString(), role.State.Name, false, role.State.Organisation, role.State.Operations.Order(StringComparer.Ordinal),
            role.State.Version, role.State.Retired);
    }
}
