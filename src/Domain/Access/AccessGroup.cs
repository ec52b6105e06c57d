using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

using Decision = Decision<GroupEvent>;
using static GroupRefusals;

/// <summary>A fact about one group.</summary>
public abstract record GroupEvent : AccessEvent;

[WireName("access.group-created.v1")]
public sealed record GroupCreated(string Name, string Organisation) : GroupEvent;

[WireName("access.group-renamed.v1")]
public sealed record GroupRenamed(string Name) : GroupEvent;

/// <summary>Who came and who went; those named nowhere stay as they were.</summary>
[WireName("access.group-members-changed.v1")]
public sealed record GroupMembersChanged(IReadOnlyList<Guid> Added, IReadOnlyList<Guid> Removed) : GroupEvent;

[WireName("access.group-closed.v1")]
public sealed record GroupClosed(string Reason) : GroupEvent;

/// <summary>A directory says who its members are, and calls it so.</summary>
[WireName("access.group-kept-by-directory.v1")]
public sealed record GroupKeptByDirectory(string? ExternalId) : GroupEvent;

/// <summary>Accounts that get the same grants.</summary>
public sealed record AccessGroup(string Name, string Organisation, ImmutableHashSet<Guid> Members, bool Closed = false)
    : IEvolve<AccessGroup, GroupEvent>
{
    /// <summary>Whether a directory keeps it; then it touches no other group.</summary>
    public bool KeptByDirectory { get; init; }

    /// <summary>Under which the directory knows it.</summary>
    public string? ExternalId { get; init; }

    public static AccessGroup Evolve(AccessGroup? state, GroupEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, GroupCreated e)           => new(e.Name, e.Organisation, []),
        ({ } now, GroupRenamed e)        => now with { Name = e.Name },
        ({ } now, GroupMembersChanged e) => now with { Members = now.Members.Union(e.Added).Except(e.Removed) },
        ({ } now, GroupKeptByDirectory e) => now with { KeptByDirectory = true, ExternalId = e.ExternalId },
        ({ } now, GroupClosed)           => now with { Members = [], Closed = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

public static class AccessGroupDecisions
{
    extension(AccessGroup? group)
    {
        public Decision Create(string name, string organisation, Circumstances given) =>
            group is not null                                                            ? AlreadyExists
            : new Reach(organisation, false).Misplaced(given.Landscape) is { } misplaced ? misplaced
            : new GroupCreated(name, organisation);

        public Decision Rename(string name) => group switch
        {
            null                      => Unknown,
            { Closed: true }          => Closed,
            _ when group.Name == name => Decision.Nothing,
            _                         => new GroupRenamed(name),
        };

        public Decision Close(string reason) => group switch
        {
            null             => Unknown,
            { Closed: true } => Decision.Nothing,
            _                => new GroupClosed(reason),
        };

        /// <summary>Whoever joins gets what the group holds, so joining is judged like each of its grants.</summary>
        public Decision ChangeMembers(Guid id, IEnumerable<Guid> add, IEnumerable<Guid> remove, Circumstances given)
        {
            if (group is null) return Unknown;
            if (group.Closed) return Closed;
            var added = add.Except(group.Members).Distinct().ToArray();
            var removed = remove.Where(group.Members.Contains).Except(added).Distinct().ToArray();
            if (added.Length + removed.Length == 0) return Decision.Nothing;
            return Joining(id, added, given) is { } objection ? objection : new GroupMembersChanged(added, removed);
        }
    }

    private static Refusal? Joining(Guid id, IReadOnlyCollection<Guid> added, Circumstances given)
    {
        if (added.Count == 0) return null;
        if (added.Any(account => !given.Access.Accounts.ContainsKey(account))) return UnknownMember;
        var grants = given.Access.GrantsOf(Subject.OfGroup(id), given.Now).ToArray();
        if (grants.Length > 0 && added.Any(account => given.Self == Subject.OfAccount(account))) return DelegationRefusals.ToOneself;
        foreach (var grant in grants)
            if (Delegation.Objection(given, given.Access.OperationsOf(grant.Role, given.Now), grant.Reach, grant.Label) is { } wider) return wider;
        var duties = given.Access.DutiesOfGrants(grants, given.Now);
        return added.Select(account => Separation.Objection(given.Access.DutiesOf(account, given.Now), duties))
            .FirstOrDefault(found => found is not null);
    }
}

public static class GroupRefusals
{
    public static readonly Refusal Unknown = new("group.unknown", "There is no such group.");
    public static readonly Refusal AlreadyExists = new("group.already-exists", "There is a group of this id already.", "groupId");
    public static readonly Refusal Closed = new("group.closed", "The group is closed.");
    public static readonly Refusal UnknownMember = new("group.unknown-member", "One of the accounts does not exist.", "add");
}
