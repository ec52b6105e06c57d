namespace EventSourcedOps.Domain.Access;

public sealed partial record AccessLedger
{
    /// <summary>What somebody could do at that time. Whoever was disabled, revoked or not there yet could do nothing.</summary>
    /// <param name="landscape">The organisation tree of that time.</param>
    public Rights RightsOf(Subject subject, DateTimeOffset at, Landscape landscape) => subject.Kind switch
    {
        SubjectKind.Account when Accounts.GetValueOrDefault(subject.Id)?.IsEnabledAt(at) == true => OfAccount(subject.Id, at, landscape),
        SubjectKind.Token when Tokens.GetValueOrDefault(subject.Id) is { } token && token.Span.Holds(at) => OfToken(token, at, landscape),
        _ => Rights.Nothing,
    };

    /// <summary>三员: the administrations in the hand of a person by all ways: grants, groups, requests, break-glass and tokens.</summary>
    public Duties DutiesOf(Guid account, DateTimeOffset at) => TokensByPerson.GetValueOrDefault(account, [])
        .Where(token => Tokens[token].Span.Holds(at))
        .Aggregate(DutiesOfGrants(GrantsOfPerson(account, at), at), (duties, token) => duties | DutiesOfToken(token, at));

    /// <summary>The administrations that a token stands for by itself.</summary>
    public Duties DutiesOfToken(Guid id, DateTimeOffset at) => Tokens.TryGetValue(id, out var token)
        ? token.Token.Roles.Aggregate(
            DutiesOfGrants(GrantsOf(Subject.OfToken(id), at), at), (duties, role) => duties | Separation.Of(OperationsOf(role, at)))
        : Duties.None;

    public Duties DutiesOfGrants(IEnumerable<KnownGrant> grants, DateTimeOffset at) =>
        grants.Aggregate(Duties.None, (duties, grant) => duties | Separation.Of(OperationsOf(grant.Role, at)));

    /// <summary>Grants in force, a person's own and those of the groups it is in.</summary>
    public IEnumerable<KnownGrant> GrantsOfPerson(Guid account, DateTimeOffset at) => GrantsOf(Subject.OfAccount(account), at)
        .Concat(GroupsOf(account, at).SelectMany(group => GrantsOf(Subject.OfGroup(group.Id), at)));

    /// <summary>Who could run that operation in that organisation at that time, on things so sensitive, and by which grant of whom.</summary>
    /// <param name="landscape">The organisation tree of that time.</param>
    public IEnumerable<AccessPath> WhoCould(
        string operation, string organisation, DateTimeOffset at, Landscape landscape, DataLabel label = DataLabel.Normal)
    {
        var holding = new Dictionary<string, bool>(StringComparer.Ordinal);
        string[] above = [.. landscape.Lineage(organisation), Reach.Everywhere];
        foreach (var (role, places) in GrantsByRole)
            if (Holds(role))
                foreach (var code in above)
                    foreach (var grant in places.At(at, code))
                        if (grant.Label >= label && (grant.Reach.WithSubtree || code == organisation || code == Reach.Everywhere))
                            foreach (var path in PathsOf(grant, at)) yield return path;
        foreach (var (id, token) in Tokens)
            if (token.Span.Holds(at) && token.Token.Roles.FirstOrDefault(Holds) is { } role
                && RightsOf(Subject.OfToken(id), at, landscape).Reaches(operation, organisation, label))
                yield return new(
                    Subject.OfToken(id), token.Token.Name, null, null, role, token.Token.Reach, AccessWay.Token, token.IssuedBy, token.Span, "");

        bool Holds(string role) => holding.TryGetValue(role, out var known) ? known : holding[role] = OperationsOf(role, at).Contains(operation);
    }

    private Rights OfAccount(Guid account, DateTimeOffset at, Landscape landscape) =>
        RightsBy(GrantsOfPerson(account, at), [Everybody(Roles.OfEverybody)], DateTimeOffset.MaxValue, at, landscape);

    private Rights OfToken(KnownToken known, DateTimeOffset at, Landscape landscape)
    {
        var token = known.Token;
        var codes = token.Reach.In(landscape);
        var own = token.Roles.Select(role => new Permit(OperationsOf(role, at), token.Reach, codes, token.Label))
            .Append(Everybody(Roles.OfEverybody));
        var rights = RightsBy(GrantsOf(Subject.OfToken(known.Id), at), own, token.ExpiresAt, at, landscape);
        return token.Account is { } whose ? rights.Within(RightsOf(Subject.OfAccount(whose), at, landscape)) : rights;
    }

    private Rights RightsBy(
        IEnumerable<KnownGrant> grants, IEnumerable<Permit> own, DateTimeOffset until, DateTimeOffset at, Landscape landscape)
    {
        var permits = own.ToList();
        var reaches = new Dictionary<Reach, IReadOnlySet<string>?>();
        foreach (var grant in grants)
        {
            if (!reaches.TryGetValue(grant.Reach, out var codes)) reaches[grant.Reach] = codes = grant.Reach.In(landscape);
            permits.Add(new(OperationsOf(grant.Role, at), grant.Reach, codes, grant.Label));
            if (grant.Span.Until < until) until = grant.Span.Until;
        }

        return Rights.Of(permits, until);
    }

    /// <summary>One's own things are one's own, however sensitive.</summary>
    private static Permit Everybody(IReadOnlySet<string> operations) => new(operations, new(Reach.Everywhere, true), null, DataLabel.Important);

    private IEnumerable<AccessPath> PathsOf(KnownGrant grant, DateTimeOffset at)
    {
        var way = grant switch
        {
            { To.Kind: SubjectKind.Group }   => AccessWay.Group,
            { Way: GrantWay.Requested }      => AccessWay.Request,
            { Way: GrantWay.BreakGlass }     => AccessWay.BreakGlass,
            _                                => AccessWay.Grant,
        };
        switch (grant.To.Kind)
        {
            case SubjectKind.Account when Accounts.GetValueOrDefault(grant.To.Id) is { } account && account.IsEnabledAt(at):
                yield return Path(Subject.OfAccount(account.Id), account.State.Login, null);
                break;
            case SubjectKind.Group when Groups.GetValueOrDefault(grant.To.Id) is { } group:
                foreach (var member in group.MembersAt(at))
                    if (Accounts.GetValueOrDefault(member) is { } found && found.IsEnabledAt(at))
                        yield return Path(Subject.OfAccount(member), found.State.Login, group.Id);
                break;
            case SubjectKind.Token when Tokens.GetValueOrDefault(grant.To.Id) is { } token && token.Span.Holds(at):
                yield return Path(Subject.OfToken(token.Id), token.Token.Name, null);
                break;
        }

        AccessPath Path(Subject who, string name, Guid? group) =>
            new(who, name, grant.Id, group, grant.Role, grant.Reach, way, grant.GivenBy, grant.Span, grant.Reason);
    }
}

/// <summary>By what way somebody could do something.</summary>
public enum AccessWay
{
    /// <summary>A grant to the account itself.</summary>
    Grant,

    /// <summary>A grant to a group that the account was in.</summary>
    Group,

    /// <summary>A grant that was asked for and approved.</summary>
    Request,

    /// <summary>An emergency.</summary>
    BreakGlass,

    /// <summary>A token's own roles.</summary>
    Token,
}

/// <summary>Somebody who could, and why.</summary>
/// <param name="Grant">The grant; null for a token's own roles.</param>
/// <param name="Group">The group through which the grant came.</param>
/// <param name="Span">From when to when the grant counted.</param>
public sealed record AccessPath(
    Subject Who, string Name, Guid? Grant, Guid? Group, string Role, Reach Reach, AccessWay Way, string GivenBy, Span Span, string Reason);
