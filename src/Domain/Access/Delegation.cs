namespace EventSourcedOps.Domain.Access;

/// <summary>
/// Nobody hands on what they do not hold themselves: no operation, no organisation, no label. A security administrator holds the craft
/// of giving instead of the operations, and only as far as that craft reaches.
/// </summary>
internal static class Delegation
{
    public static Refusal? Objection(Circumstances given, IReadOnlySet<string> operations, Reach reach, DataLabel label)
    {
        if (given.Rights.Cover(Roles.GiveUnheld, reach, label, given.Landscape)) return null;
        var missing = operations.Where(operation => !given.Rights.Cover(operation, reach, label, given.Landscape)).ToArray();
        if (missing.Length == 0) return null;
        if (given.Rights.May(Roles.GiveUnheld)) missing = [Roles.GiveUnheld]; // Theirs is another part of the tree, or a lower label.
        return missing.Any(operation => !given.Rights.May(operation)) ? DelegationRefusals.WiderOperations
            : missing.All(operation => given.Rights.Cover(operation, reach, DataLabel.Normal, given.Landscape)) ? DelegationRefusals.WiderLabel
            : DelegationRefusals.WiderReach;
    }
}

public static class DelegationRefusals
{
    public static readonly Refusal WiderOperations = new("delegation.wider-operations",
        "You can't hand on operations that you don't hold yourself. Ask a security administrator above you.", "role");
    public static readonly Refusal WiderReach = new("delegation.wider-reach",
        "You can't hand on organisations that you don't hold yourself. Ask a security administrator above you.", "organisation");
    public static readonly Refusal WiderLabel = new("delegation.wider-label",
        "You can't hand on a label above your own. Ask a security administrator above you.", "label");
    public static readonly Refusal ToOneself = new("delegation.to-oneself",
        "Nobody gives rights to themselves. Ask somebody else to.", "subject");
}
