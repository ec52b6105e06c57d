using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Application.Access;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Access;
using GraphQL;

namespace EventSourcedOps.Api.Access;

/// <summary>Who asks, and what they may do.</summary>
public sealed class Viewer(Caller caller, AccessMemory access)
{
    private KnownAccount? Account =>
        caller.Subject is { Kind: SubjectKind.Account } subject ? access.Current.Accounts.GetValueOrDefault(subject.Id) : null;

    /// <summary>The name that stands in the audit trail.</summary>
    public string Login => caller.Name;

    /// <summary>What people call them.</summary>
    public string Name => Account?.State.Name ?? caller.Name;

    /// <summary>Address the request came from.</summary>
    public string Source => caller.Source;

    /// <summary>The account of a person or program; null for a token that stands for itself.</summary>
    public Guid? PersonId => Account?.Id;

    /// <summary>The organisation they belong to; null when they belong to the whole house.</summary>
    public async Task<OrganisationNode?> Organisation([FromServices] ReadDesk desk) =>
        Account is { } account ? OrganisationNode.Of(account.State.Organisation, await desk.Landscape(null)) : null;

    /// <summary>Names of the roles that they hold somewhere.</summary>
    public IEnumerable<string> Roles([FromServices] ReadDesk desk) => (caller.Subject switch
    {
        { Kind: SubjectKind.Account } subject => access.Current.GrantsOfPerson(subject.Id, Now(desk)).Select(grant => grant.Role),
        { Kind: SubjectKind.Token } subject   => access.Current.Tokens[subject.Id].Token.Roles
            .Concat(access.Current.GrantsOf(subject, Now(desk)).Select(grant => grant.Role)),
        _                                     => [],
    }).Distinct().Select(access.Current.NameOf).Order(StringComparer.Ordinal);

    /// <summary>Every operation that they may run somewhere.</summary>
    public IEnumerable<string> Operations => caller.Rights.Operations.Order(StringComparer.Ordinal);

    /// <summary>Which operation they may run where.</summary>
    public IEnumerable<ViewerPermit> Permits => caller.Rights.Permits
        .SelectMany(permit => permit.Operations, (permit, operation) =>
            new ViewerPermit(operation, permit.Reach.Organisation, permit.Reach.WithSubtree, permit.Label))
        .Distinct().OrderBy(permit => permit.Operation, StringComparer.Ordinal).ThenBy(permit => permit.Organisation, StringComparer.Ordinal);

    /// <summary>Where mail reaches them when they are called: where they want it, else where their directory says.</summary>
    public string? Email => Account?.State.Email;

    /// <summary>The address that they said themselves; null when they did not.</summary>
    public string? OwnEmail => Account?.State.Contact?.Email;

    /// <summary>The number at which they want to be reached when they are called.</summary>
    public string? Mobile => Account?.State.Contact?.Mobile;

    /// <summary>When the session or the token ends by itself.</summary>
    public DateTimeOffset? SessionEndsAt => caller.EndsAt;

    /// <summary>Whether a second factor is enrolled.</summary>
    public bool SecondFactor => Account?.State.SecondFactor is not null;

    /// <summary>When the password was set; null without one.</summary>
    public DateTimeOffset? PasswordSetAt => Account?.PasswordSetAt;

    private DateTimeOffset Now(ReadDesk desk) => desk.Now > access.Current.NewestAt ? desk.Now : access.Current.NewestAt;
}

/// <summary>An operation that may be run somewhere.</summary>
/// <param name="Operation">Its name, such as incident.assign.</param>
/// <param name="Organisation">Code of the organisation; 000000 stands for all.</param>
/// <param name="WithSubtree">Whether also in the organisations under that one.</param>
/// <param name="Label">The highest label of what it may be run on.</param>
public sealed record ViewerPermit(string Operation, string Organisation, bool WithSubtree, DataLabel Label);
