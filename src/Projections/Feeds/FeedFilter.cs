using System.Collections.Frozen;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>What one consumer gets: never more than its caller may see.</summary>
/// <param name="Types">Wire names; null means all.</param>
/// <param name="Organisations">Codes; null means all.</param>
/// <param name="AuditOrganisations">Codes whose audit entries and access facts are shown; null means all.</param>
public sealed record FeedFilter(FrozenSet<string>? Types, FrozenSet<string>? Organisations, FrozenSet<string>? AuditOrganisations)
{
    /// <summary>What the feed itself reads.</summary>
    public static readonly FeedFilter Everything = new(null, null, null);

    public const string AuditTypes = "audit.";
    public const string AccessTypes = "access.";

    public bool Admits(FeedEntry entry) =>
        (Types is null || Types.Contains(entry.Type))
        && (Organisations is null || Organisations.Contains(entry.Organisation))
        && (AuditOrganisations is null || AuditOrganisations.Contains(entry.Organisation) || !IsAudit(entry.Type));

    /// <summary>Who did what, and who may do what: for auditors alone.</summary>
    public static bool IsAudit(string type) =>
        type.StartsWith(AuditTypes, StringComparison.Ordinal) || type.StartsWith(AccessTypes, StringComparison.Ordinal);
}
