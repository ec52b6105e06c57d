using System.Collections.Frozen;

namespace EventSourcedOps.Domain.Access;

using Decision = Decision<RoleEvent>;
using static RoleRefusals;

/// <summary>A fact about one role that an organisation defined for itself.</summary>
public abstract record RoleEvent : AccessEvent;

[WireName("access.role-defined.v1")]
public sealed record RoleDefined(string Name, string Organisation, IReadOnlyList<string> Operations) : RoleEvent;

/// <summary>All operations from now on, not the difference; each change is another version.</summary>
[WireName("access.role-changed.v1")]
public sealed record RoleChanged(string Name, IReadOnlyList<string> Operations) : RoleEvent;

/// <summary>The role holds nothing from now on; grants of it stay in the books and are worth nothing.</summary>
[WireName("access.role-retired.v1")]
public sealed record RoleRetired(string Reason) : RoleEvent;

/// <summary>A named set of operations that an organisation defined.</summary>
public sealed record AccessRole(string Name, string Organisation, IReadOnlySet<string> Operations, int Version = 1, bool Retired = false)
    : IEvolve<AccessRole, RoleEvent>
{
    public static AccessRole Evolve(AccessRole? state, RoleEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, RoleDefined e)    => new(e.Name, e.Organisation, SetOf(e.Operations)),
        ({ } now, RoleChanged e) => now with { Name = e.Name, Operations = SetOf(e.Operations), Version = now.Version + 1 },
        ({ } now, RoleRetired)   => now with { Operations = FrozenSet<string>.Empty, Version = now.Version + 1, Retired = true },
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };

    private static FrozenSet<string> SetOf(IEnumerable<string> operations) => operations.ToFrozenSet(StringComparer.Ordinal);
}

public static class AccessRoleDecisions
{
    extension(AccessRole? role)
    {
        public Decision Define(string name, string organisation, IReadOnlyList<string> operations, Circumstances given) =>
            role is not null                                                             ? AlreadyExists
            : new Reach(organisation, false).Misplaced(given.Landscape) is { } misplaced ? misplaced
            : Unfit(operations) is { } unfit                                             ? unfit
            : new RoleDefined(name, organisation, Sorted(operations));

        /// <summary>Whoever holds the role gets the new operations, tokens too, so the change is judged like a grant to each of them.</summary>
        public Decision Change(Guid id, string name, IReadOnlyList<string> operations, Circumstances given) => role switch
        {
            null                                                                          => Unknown,
            { Retired: true }                                                             => Retired,
            _ when role.Name == name && role.Operations.SetEquals(operations)             => Decision.Nothing,
            _ when Unfit(operations) is { } unfit                                         => unfit,
            _ when Widening(role, id, operations, given) is { } objection                 => objection,
            _                                                                             => new RoleChanged(name, Sorted(operations)),
        };

        public Decision Retire(string reason) => role switch
        {
            null              => Unknown,
            { Retired: true } => Decision.Nothing,
            _                 => new RoleRetired(reason),
        };
    }

    private static Refusal? Unfit(IReadOnlyList<string> operations) =>
        operations.Count == 0                                                             ? NothingIn
        : operations.Any(operation => !Roles.Known.Contains(operation))                   ? UnknownOperation
        : Separation.Objection(Duties.None, Separation.Of(operations));

    private static Refusal? Widening(AccessRole role, Guid id, IReadOnlyList<string> operations, Circumstances given)
    {
        var added = operations.Except(role.Operations).ToFrozenSet(StringComparer.Ordinal);
        if (added.Count == 0) return null;
        var duties = Separation.Of(added);
        foreach (var (to, reach, label) in given.Access.HoldingsOf(id.ToString(), given.Now))
        {
            if (Delegation.Objection(given, added, reach, label) is { } wider) return wider;
            if (given.Access.PersonsOf(to, given.Now).Any(holder => given.Self == Subject.OfAccount(holder))) return DelegationRefusals.ToOneself;
            if (GrantDecisions.Together(to, duties, given) is { } together) return together;
        }

        return null;
    }

    private static string[] Sorted(IEnumerable<string> operations) => [.. operations.Distinct().Order(StringComparer.Ordinal)];
}

public static class RoleRefusals
{
    public static readonly Refusal Unknown = new("role.unknown", "There is no such role.", "role");
    public static readonly Refusal AlreadyExists = new("role.already-exists", "There is a role of this id already.", "roleId");
    public static readonly Refusal Retired = new("role.retired", "The role was retired.");
    public static readonly Refusal NothingIn = new("role.nothing-in", "A role without operations could do nothing.", "operations");
    public static readonly Refusal UnknownOperation = new("role.unknown-operation", "One of the operations does not exist.", "operations");
}
