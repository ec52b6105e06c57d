using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

/// <summary>
/// Everything that was ever said about who may do what, folded from the access events of all streams. It forgets nothing: what ended
/// keeps its beginning and its end, so that rights at any T come from memory. Immutable; an event costs a few nodes of its trees.
/// </summary>
public sealed partial record AccessLedger
{
    public static readonly AccessLedger Empty = new();

    public ImmutableDictionary<Guid, KnownAccount> Accounts { get; private init; } = ImmutableDictionary<Guid, KnownAccount>.Empty;
    public ImmutableDictionary<Guid, KnownGroup> Groups { get; private init; } = ImmutableDictionary<Guid, KnownGroup>.Empty;
    public ImmutableDictionary<Guid, KnownRole> CustomRoles { get; private init; } = ImmutableDictionary<Guid, KnownRole>.Empty;
    public ImmutableDictionary<Guid, KnownToken> Tokens { get; private init; } = ImmutableDictionary<Guid, KnownToken>.Empty;

    /// <summary>Grants that were given, whatever way: directly, on request or by break-glass; those that ended too.</summary>
    public ImmutableDictionary<Guid, KnownGrant> Grants { get; private init; } = ImmutableDictionary<Guid, KnownGrant>.Empty;

    public ImmutableDictionary<Guid, KnownRequest> Requests { get; private init; } = ImmutableDictionary<Guid, KnownRequest>.Empty;
    public ImmutableDictionary<Guid, KnownBreakGlass> BreakGlasses { get; private init; } = ImmutableDictionary<Guid, KnownBreakGlass>.Empty;
    public ImmutableDictionary<Guid, KnownReview> Reviews { get; private init; } = ImmutableDictionary<Guid, KnownReview>.Empty;

    /// <summary>When the newest fact was recorded: clocks of nodes may be behind it, what it says holds all the same.</summary>
    public DateTimeOffset NewestAt { get; private init; } = DateTimeOffset.MinValue;

    private ImmutableDictionary<string, Guid> TokensByHash { get; init; } = ImmutableDictionary.Create<string, Guid>(StringComparer.Ordinal);
    private ImmutableDictionary<Subject, ImmutableList<Guid>> GrantsBySubject { get; init; } =
        ImmutableDictionary<Subject, ImmutableList<Guid>>.Empty;
    // By role, then by organisation: a question about an operation looks at nothing but roles that hold it.
    private ImmutableDictionary<string, GrantsByPlace> GrantsByRole { get; init; } =
        ImmutableDictionary.Create<string, GrantsByPlace>(StringComparer.Ordinal);
    private ImmutableDictionary<Guid, ImmutableList<Guid>> TokensByPerson { get; init; } =
        ImmutableDictionary<Guid, ImmutableList<Guid>>.Empty;
    private ImmutableDictionary<Guid, ImmutableHashSet<Guid>> GroupsByAccount { get; init; } =
        ImmutableDictionary<Guid, ImmutableHashSet<Guid>>.Empty;
    private ImmutableDictionary<ExternalIdentity, Guid> AccountsByIdentity { get; init; } = ImmutableDictionary<ExternalIdentity, Guid>.Empty;

    public KnownAccount? AccountOf(string login) => Accounts.GetValueOrDefault(Account.IdOf(login));

    public KnownAccount? AccountOfIdentity(ExternalIdentity identity) =>
        AccountsByIdentity.TryGetValue(identity, out var id) ? Accounts[id] : null;

    public KnownToken? TokenOf(string secretHash) => TokensByHash.TryGetValue(secretHash, out var id) ? Tokens[id] : null;

    public IEnumerable<KnownGroup> GroupsOf(Guid account, DateTimeOffset at) =>
        GroupsByAccount.GetValueOrDefault(account, []).Select(id => Groups[id]).Where(group => group.HasMember(account, at));

    /// <summary>What a role held then: one that the product brings along, or one of an organisation; nothing when there was none.</summary>
    public IReadOnlySet<string> OperationsOf(string role, DateTimeOffset at) =>
        Roles.BuiltIn(role) is { } known ? Roles.OperationsOf(known)
        : Guid.TryParse(role, out var id) && CustomRoles.TryGetValue(id, out var custom) ? custom.OperationsAt(at)
        : ImmutableHashSet<string>.Empty;

    /// <summary>What people call a role.</summary>
    public string NameOf(string role) =>
        Guid.TryParse(role, out var id) && CustomRoles.TryGetValue(id, out var custom) ? custom.State.Name : role;

    /// <summary>What people call whoever holds something.</summary>
    public string NameOf(Subject subject) => subject.Kind switch
    {
        SubjectKind.Account => Accounts.GetValueOrDefault(subject.Id)?.State.Login,
        SubjectKind.Group   => Groups.GetValueOrDefault(subject.Id)?.State.Name,
        _                   => Tokens.GetValueOrDefault(subject.Id)?.Token.Name,
    } ?? subject.Id.ToString();

    /// <summary>Whether something can be given to it.</summary>
    public bool Knows(Subject subject, DateTimeOffset at) => subject.Kind switch
    {
        SubjectKind.Account => Accounts.ContainsKey(subject.Id),
        SubjectKind.Group   => Groups.GetValueOrDefault(subject.Id) is { State.Closed: false },
        _                   => Tokens.GetValueOrDefault(subject.Id)?.Token.IsGoodAt(at) == true,
    };

    /// <summary>Grants in force, given to exactly that subject.</summary>
    public IEnumerable<KnownGrant> GrantsOf(Subject subject, DateTimeOffset at) =>
        GrantsBySubject.GetValueOrDefault(subject, []).Select(id => Grants[id]).Where(grant => grant.InForceAt(at));

    /// <summary>Every grant that subject ever had.</summary>
    public IEnumerable<KnownGrant> AllGrantsOf(Subject subject) => GrantsBySubject.GetValueOrDefault(subject, []).Select(id => Grants[id]);

    /// <summary>Where that role is held: by grants in force, and by tokens that were issued with it.</summary>
    public IEnumerable<(Subject To, Reach Reach, DataLabel Label)> HoldingsOf(string role, DateTimeOffset at) =>
        GrantsByRole.GetValueOrDefault(role, GrantsByPlace.Empty).At(at).Select(grant => (grant.To, grant.Reach, grant.Label))
            .Concat(Tokens.Values.Where(known => known.Span.Holds(at) && known.Token.Roles.Contains(role))
                .Select(known => (Subject.OfToken(known.Id), known.Token.Reach, known.Token.Label)));

    /// <summary>Grants in force in the organisations of that reach.</summary>
    public IEnumerable<KnownGrant> GrantsIn(Reach reach, Landscape landscape, DateTimeOffset at) => reach.In(landscape) is { } codes
        ? GrantsByRole.Values.SelectMany(places => codes.SelectMany(code => places.At(at, code)))
        : Grants.Values.Where(grant => grant.InForceAt(at));

    /// <summary>The accounts in whose hands it is.</summary>
    public IEnumerable<Guid> PersonsOf(Subject subject, DateTimeOffset at) => subject.Kind switch
    {
        SubjectKind.Account => [subject.Id],
        SubjectKind.Group   => Groups.GetValueOrDefault(subject.Id)?.MembersAt(at) ?? [],
        _                   => Tokens.GetValueOrDefault(subject.Id)?.Persons ?? [],
    };
}

/// <summary>An account, and when it was enabled.</summary>
public sealed record KnownAccount(Guid Id, Account State, DateTimeOffset CreatedAt, ImmutableArray<Span> Enabled, DateTimeOffset? PasswordSetAt)
{
    /// <summary>How many facts there are about it.</summary>
    public int Facts { get; init; } = 1;

    public DateTimeOffset ChangedAt { get; init; } = CreatedAt;

    /// <summary>Each time it was shut: when, by whom and why.</summary>
    public ImmutableArray<Disabling> Disablings { get; init; } = [];

    public bool IsEnabledAt(DateTimeOffset at) => Enabled.Any(span => span.Holds(at));
}

/// <summary>Somebody was shut out.</summary>
public sealed record Disabling(DateTimeOffset At, string By, string Reason);

/// <summary>A group, and who was its member when.</summary>
public sealed record KnownGroup(Guid Id, AccessGroup State, ImmutableDictionary<Guid, ImmutableArray<Span>> Members)
{
    /// <summary>How many facts there are about it.</summary>
    public int Facts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public bool HasMember(Guid account, DateTimeOffset at) =>
        Members.TryGetValue(account, out var spans) && spans.Any(span => span.Holds(at));

    public IEnumerable<Guid> MembersAt(DateTimeOffset at) => Members.Keys.Where(account => HasMember(account, at));
}

/// <summary>A role of an organisation, and what it held since when.</summary>
public sealed record KnownRole(Guid Id, AccessRole State, ImmutableArray<(DateTimeOffset Since, IReadOnlySet<string> Operations)> Versions)
{
    public IReadOnlySet<string> OperationsAt(DateTimeOffset at)
    {
        for (var i = Versions.Length - 1; i >= 0; i--)
            if (Versions[i].Since <= at) return Versions[i].Operations;
        return ImmutableHashSet<string>.Empty;
    }
}

/// <summary>By what way somebody came to hold something.</summary>
public enum GrantWay
{
    /// <summary>Somebody gave it.</summary>
    Given,

    /// <summary>Somebody asked for it, somebody else approved.</summary>
    Requested,

    /// <summary>For an emergency, by two persons.</summary>
    BreakGlass,
}

/// <summary>A grant that was given: from when to when it counts, and by whom.</summary>
/// <param name="Span">Until it was taken back, or until its expiry.</param>
public sealed record KnownGrant(
    Guid Id, Subject To, string Role, Reach Reach, DataLabel Label, DateTimeOffset? ExpiresAt, string Reason, Span Span, string GivenBy,
    GrantWay Way,
    string? EndedBy = null, string? EndReason = null)
{
    /// <summary>The house that signed somebody in and so gave it; null when a person, or the product itself, did.</summary>
    public string? Provider { get; init; }

    public bool InForceAt(DateTimeOffset at) => Span.Holds(at);
}

/// <summary>A wish for rights, and what became of it.</summary>
public sealed record KnownRequest(
    Guid Id, GrantTerms Terms, GrantPhase Phase, string AskedBy, DateTimeOffset AskedAt, string? DecidedBy = null, DateTimeOffset? DecidedAt = null,
    string? Comment = null);

/// <summary>A break-glass with who did what to it.</summary>
public sealed record KnownBreakGlass(
    Guid Id, BreakGlass State, DateTimeOffset AskedAt, string AskedBy, string? ApprovedBy = null, string? ReviewedBy = null,
    string? Comment = null);

/// <summary>An access review with who opened it, and who said what about each grant.</summary>
public sealed record KnownReview(
    Guid Id, AccessReview State, DateTimeOffset OpenedAt, string OpenedBy, ImmutableDictionary<Guid, ReviewVerdict> Verdicts,
    DateTimeOffset? ClosedAt = null);

/// <summary>What somebody said about one grant of a review.</summary>
public sealed record ReviewVerdict(bool Kept, string Comment, string By, DateTimeOffset At);

/// <summary>A token, and from when to when it counted.</summary>
/// <param name="Issuer">The account that issued it, if one did.</param>
public sealed record KnownToken(Guid Id, AccessToken Token, Span Span, string IssuedBy, Guid? Issuer)
{
    /// <summary>The accounts in whose hands it is: whose it is, and who made it.</summary>
    public IEnumerable<Guid> Persons => ((Guid?[])[Token.Account, Issuer]).OfType<Guid>().Distinct();
}
