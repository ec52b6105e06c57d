using EventSourcedOps.Api.Access;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL;

namespace EventSourcedOps.Api;

public sealed partial class Query
{
    /// <summary>Grants within reach, by the time at which they began.</summary>
    /// <param name="organisation">Only those in this organisation and everything under it.</param>
    /// <param name="subject">Only those given to this account, group or token.</param>
    /// <param name="role">Only those of this role.</param>
    /// <param name="at">Those in force at that time; now unless told.</param>
    /// <param name="ended">Whether those that ended are listed too.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    [Needs("grant.read")]
    public static async Task<Connection<GrantNode>> Grants(
        [FromServices] AccessDesk desk, string? organisation = null, Guid? subject = null, string? role = null, DateTimeOffset? at = null,
        bool ended = false, int? first = null, string? after = null)
    {
        var (books, shown) = (await desk.Books(), await desk.Shown("grant.read", organisation));
        var when = at ?? desk.Now(books);
        var all = subject is { } id
            ? Enum.GetValues<SubjectKind>().SelectMany(kind => books.AllGrantsOf(new(kind, id)))
            : books.Grants.Values;
        var nodes = all.Where(grant => shown(grant.Reach.Organisation) && (role is null || grant.Role == role)
            && (ended ? grant.Span.Since <= when : grant.InForceAt(when))).Select(grant => new GrantNode(grant, books));
        return KeysetPage.Of(first, after, "grants.since").Slice(nodes, node => $"{node.Since:o}\u001f{node.Id}", StringComparer.Ordinal);
    }

    /// <summary>Who could run an operation on something at a time: by which grant, given by whom.</summary>
    /// <param name="operation">Its name, such as incident.assign.</param>
    /// <param name="organisation">In this organisation.</param>
    /// <param name="incidentId">Or on this incident.</param>
    /// <param name="at">At that recorded time; now unless told.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    [Needs("access.history")]
    public static async Task<Connection<AccessPathNode>> WhoCould(
        [FromServices] AccessDesk desk, string operation, string? organisation = null, Guid? incidentId = null, DateTimeOffset? at = null,
        int? first = null, string? after = null, CancellationToken cancellation = default)
    {
        var incident = organisation is null && incidentId is { } id ? await AccessPathNode.HomeOf(desk.Desk, id, at, cancellation) : null;
        var (code, label) = (organisation ?? incident?.Organisation, incident?.Then ?? DataLabel.Normal);
        var (reach, places) = (await desk.Desk.Reach("access.history", at), await desk.Desk.Places("access.history", at));
        if (code is null || reach?.Contains(code) == false || incident is { } found && !places.All(seen => seen.Holds(code, found.Now)))
            throw new ApiError(WriteRefusals.UnknownStream.Code, "Name an organisation, or an incident, within your organisations.");
        var books = await desk.Books();
        var paths = books.WhoCould(operation, code, at ?? desk.Now(books), await desk.Desk.Landscape(at), label)
            .Select(path => new AccessPathNode(path, books));
        return KeysetPage.Of(first, after, "who-could.name").Slice(paths, path => path.Place, StringComparer.Ordinal);
    }

    /// <summary>Wishes for rights within reach, the open ones unless told.</summary>
    /// <param name="phase">Only those that came so far.</param>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    [Needs("grant.read")]
    public static async Task<Connection<RequestNode>> PermissionRequests(
        [FromServices] AccessDesk desk, GrantPhase phase = GrantPhase.Requested, int? first = null, string? after = null)
    {
        var (books, shown) = (await desk.Books(), await desk.Shown("grant.read"));
        return RequestNode.Page(
            books, books.Requests.Values.Where(request => request.Phase == phase && shown(request.Terms.Reach.Organisation)), first, after);
    }

    /// <summary>What the caller asked for, and what became of it.</summary>
    /// <param name="first">How many; 20 unless told, 200 at most.</param>
    /// <param name="after">Continue behind the row of this cursor.</param>
    [Needs("self.read")]
    public static async Task<Connection<RequestNode>> MyPermissionRequests(
        [FromServices] AccessDesk desk, int? first = null, string? after = null)
    {
        var books = await desk.Books();
        return RequestNode.Page(books, books.Requests.Values.Where(request => request.Terms.To == desk.Caller.Subject), first, after);
    }

    /// <summary>The caller's own grants in force, those of groups too.</summary>
    [Needs("self.read")]
    public static async Task<IEnumerable<GrantNode>> MyGrants([FromServices] AccessDesk desk)
    {
        var books = await desk.Books();
        return (desk.Caller.Subject switch
        {
            { Kind: SubjectKind.Account } self => books.GrantsOfPerson(self.Id, desk.Now(books)),
            { } self                           => books.GrantsOf(self, desk.Now(books)),
            null                               => [],
        }).Take(KeysetPage.LargestSize).Select(grant => new GrantNode(grant, books));
    }
}

public sealed partial class Mutation
{
    /// <summary>Gives a role to an account, a group or a token; nobody gives more than they hold.</summary>
    public static Task<Outcome> GiveGrant(GiveGrant input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Takes a grant back; what stands open by it ends within seconds.</summary>
    public static Task<Outcome> RevokeGrant(RevokeGrant input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Asks for a role for oneself.</summary>
    public static Task<Outcome> RequestGrant(RequestGrant input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Grants what somebody asked for.</summary>
    public static Task<Outcome> ApproveGrantRequest(ApproveGrantRequest input, [FromServices] CommandDesk desk) => desk.Send(input);

    /// <summary>Turns down what somebody asked for.</summary>
    public static Task<Outcome> RejectGrantRequest(RejectGrantRequest input, [FromServices] CommandDesk desk) => desk.Send(input);
}
