using System.Collections.Frozen;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>What one consumer gets: never more than its caller may see.</summary>
/// <param name="Types">Wire names; null means all.</param>
/// <param name="Organisations">Codes; null means all.</param>
/// <param name="Audit">Whether the guarded families, audit and access, are shown at all.</param>
public sealed record FeedFilter(FrozenSet<string>? Types, FrozenSet<string>? Organisations, bool Audit)
{
    /// <summary>What the feed itself reads.</summary>
    public static readonly FeedFilter Everything = new(null, null, true);

    /// <summary>Who did what, and who may do what: told to nobody who may not read the audit trail.</summary>
    public static readonly string[] GuardedFamilies = ["audit.", "access."];

    public bool Admits(FeedEntry entry) =>
        (Types is null || Types.Contains(entry.Type))
        && (Organisations is null || Organisations.Contains(entry.Organisation))
        && (Audit || !IsGuarded(entry.Type));

    public static bool IsGuarded(string type) => GuardedFamilies.Any(family => type.StartsWith(family, StringComparison.Ordinal));
}
