using System.Collections.Frozen;
using EventSourcedOps.Domain.Access;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>What one consumer gets: never more than its caller may see.</summary>
/// <param name="Types">Wire names; null means all.</param>
/// <param name="Organisations">Codes; null means all.</param>
/// <param name="AuditOrganisations">Codes whose audit entries and access facts are shown; null means all.</param>
/// <param name="Places">Where events about labelled things are shown; null means everywhere.</param>
/// <param name="AuditPlaces">Where audit entries about labelled things are shown; null means everywhere.</param>
public sealed record FeedFilter(
    FrozenSet<string>? Types, FrozenSet<string>? Organisations, FrozenSet<string>? AuditOrganisations, IReadOnlySet<string>? Places,
    IReadOnlySet<string>? AuditPlaces)
{
    /// <summary>What the feed itself reads.</summary>
    public static readonly FeedFilter Everything = new(null, null, null, null, null);

    public const string AuditTypes = "audit.";
    public const string AccessTypes = "access.";

    public bool Admits(FeedEntry entry) =>
        (Types is null || Types.Contains(entry.Type))
        && (Organisations is null || Organisations.Contains(entry.Organisation))
        && (AuditOrganisations is null || AuditOrganisations.Contains(entry.Organisation) || !IsAudit(entry.Type))
        && Seen(Places, entry) && (!IsAudit(entry.Type) || Seen(AuditPlaces, entry));

    private static bool Seen(IReadOnlySet<string>? places, FeedEntry entry) => places.Holds(entry.Organisation, entry.Label);

    /// <summary>Who did what, and who may do what: for auditors alone.</summary>
    public static bool IsAudit(string type) =>
        type.StartsWith(AuditTypes, StringComparison.Ordinal) || type.StartsWith(AccessTypes, StringComparison.Ordinal);
}
