using System.Collections.Immutable;

namespace EventSourcedOps.Domain.Access;

using Decision = Decision<GroupEvent>;
using static GroupRefusals;

/// <summary>How a directory wants a group to be.</summary>
/// <param name="Facts">How many facts the directory saw when it decided; null when it wants a new group.</param>
public sealed record GroupWish(
    string Name, string Organisation, string? ExternalId, IReadOnlyCollection<Guid> Add, IReadOnlyCollection<Guid> Remove, int? Facts);

/// <summary>
/// What a directory decides about its groups. Whoever gives rights to such a group leaves it to the directory who comes to hold them; so
/// a directory touches the groups that it keeps and no other, and the separation of duties holds against it too.
/// </summary>
public static class GroupProvisioning
{
    extension(AccessGroup? group)
    {
        public Decision Provision(Guid id, GroupWish wish, Circumstances given)
        {
            if (group.Unfit(id, wish.Facts, given) is { } unfit) return unfit;
            var begun = group is null ? group.Create(wish.Name, wish.Organisation, given) : group.Rename(wish.Name);
            if (begun.Refusal is { } refusal) return refusal;
            var members = group?.Members ?? [];
            var added = wish.Add.Except(members).Distinct().ToArray();
            var removed = wish.Remove.Where(members.Contains).Except(added).Distinct().ToArray();
            if (Joining(id, added, given) is { } objection) return objection;
            List<GroupEvent> facts = [.. begun.Events];
            if (group is null || group.ExternalId != wish.ExternalId) facts.Add(new GroupKeptByDirectory(wish.ExternalId));
            if (added.Length + removed.Length > 0) facts.Add(new GroupMembersChanged(added, removed));
            return new(facts, null);
        }

        public Decision Dissolve(Guid id, int? seen, string reason, Circumstances given) =>
            group is null ? Unknown : group.Unfit(id, seen, given) is { } unfit ? unfit : group.Close(reason);

        private Refusal? Unfit(Guid id, int? seen, Circumstances given) =>
            group is null                        ? seen is null ? null : Unknown
            : seen is null                       ? AlreadyExists
            : group.Closed                       ? Unknown
            : !group.KeptByDirectory             ? DirectoryRefusals.KeptHere
            : given.Access.Groups[id].Facts != seen ? DirectoryRefusals.ChangedSince
            : null;
    }

    private static Refusal? Joining(Guid id, IReadOnlyCollection<Guid> added, Circumstances given)
    {
        if (added.Count == 0) return null;
        foreach (var account in added)
            if (given.Access.Accounts.GetValueOrDefault(account) is not { } known
                || !given.Rights.Reaches("group.provision", known.State.Organisation)) return DirectoryRefusals.OutOfReach;
        var duties = given.Access.DutiesOfGrants(given.Access.GrantsOf(Subject.OfGroup(id), given.Now), given.Now);
        return added.Select(account => Separation.Objection(given.Access.DutiesOf(account, given.Now), duties)).FirstOrDefault(found => found is not null);
    }
}
