using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>An incident that is worked on, as a new alert finds it.</summary>
/// <param name="Services">The services that its alerts are about.</param>
/// <param name="NewestAt">When the newest of its alerts fired.</param>
/// <param name="QuietSince">Since when none of its alerts fires; null while one does.</param>
public sealed record IncidentAtHand(Guid Incident, IReadOnlyList<string> Services, DateTimeOffset NewestAt, DateTimeOffset? QuietSince);

/// <summary>
/// Which alerts of different groups are one incident: those that come soon after each other and whose services ask one another, as it was
/// seen when the later one fired. Services that are only asked by the same one have nothing to do with each other.
/// </summary>
public static class AlertCorrelation
{
    /// <summary>Between the services of a path, in the fact that says why.</summary>
    public const string Asks = " → ";

    /// <summary>What fires later is another matter.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(30);

    /// <summary>What fires longer after an incident fell quiet is another matter.</summary>
    public static readonly TimeSpan AfterQuiet = TimeSpan.FromMinutes(5);

    /// <param name="since">When the alert fired.</param>
    /// <returns>The incident that is nearest by calls, then the newest; with the services from caller to callee that join them.</returns>
    public static (Guid Incident, string Via)? BelongsTo(
        string service, DateTimeOffset since, IEnumerable<IncidentAtHand> atHand, ServiceMap map) => (
        from incident in atHand
        where since - incident.NewestAt <= Within && !(since - incident.QuietSince > AfterQuiet)
        let path = incident.Services.Select(other => map.Between(service, other)).OfType<IReadOnlyList<string>>().MinBy(path => path.Count)
        where path is not null
        orderby path.Count, incident.NewestAt descending, incident.Incident
        select ((Guid, string)?)(incident.Incident, string.Join(Asks, path))).FirstOrDefault();
}
