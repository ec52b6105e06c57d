using System.Collections.Frozen;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>What one consumer gets: never more than its caller may see.</summary>
/// <param name="Types">Wire names; null means all.</param>
/// <param name="Organisations">Codes; null means all.</param>
/// <param name="Audit">Whether audit entries are shown at all.</param>
public sealed record FeedFilter(FrozenSet<string>? Types, FrozenSet<string>? Organisations, bool Audit)
{
    /// <summary>What the feed itself reads.</summary>
    public static readonly FeedFilter Everything = new(null, null, true);

    private const string AuditTypes = "audit.";

    public bool Admits(FeedEntry entry) =>
        (Types is null || Types.Contains(entry.Type))
        && (Organisations is null || Organisations.Contains(entry.Organisation))
        && (Audit || !IsAudit(entry.Type));

    public static bool IsAudit(string type) => type.StartsWith(AuditTypes, StringComparison.Ordinal);
}
