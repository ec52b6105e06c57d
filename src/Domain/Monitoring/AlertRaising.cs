using System.Globalization;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Monitoring;

using Decision = Decision<AlertEvent>;
using static AlertRefusals;

/// <summary>
/// How alerts become incidents: by a person's word, or by themselves where people are harmed and the service is known. Alerts of one
/// group share one incident while somebody still works on it.
/// </summary>
public static class AlertRaising
{
    /// <summary>Which label names the service that is harmed.</summary>
    public const string ServiceLabel = "service";

    /// <summary>Which labels name the configuration item that something is the matter with, by its id, name or address.</summary>
    public static readonly IReadOnlyList<string> ItemLabels = ["ci", "host", "instance", "node"];

    /// <summary>The incident of a group after that one; after none the first.</summary>
    public static Guid IncidentAfter(Guid group, Guid? last) => Ids.Derived(
        "alert-incident", group.ToString("N"), last?.ToString("N", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Whether another alert of the group still belongs to it.</summary>
    public static bool TakesMore(this Incident incident) => incident.Status is not (IncidentStatus.Resolved or IncidentStatus.Closed);

    extension(Alert? alert)
    {
        /// <summary>A person's word.</summary>
        /// <param name="serviceId">The service that is harmed; the one that its label names when null.</param>
        public Decision RaiseIncident(Belonging belonging, Guid? serviceId, Circumstances given) =>
            alert.Forbids(AlertAction.RaiseIncident, out var no) ? no
            : (serviceId ?? given.Landscape.ServiceMeant(alert.Organisation, alert.Service)?.Id) is not { } service ? ServiceUnclear
            : given.Landscape.WhyNotHarmed(service) is { } unfit ? unfit
            : alert.Linked(belonging, service, automatic: false, given);

        /// <summary>Its own doing: when it is critical, not suppressed, and names a service that there is.</summary>
        /// <param name="isNext">Whether the incident that it belonged to is resolved: then it belongs to another one while it fires.</param>
        public Decision RaiseIncidentItself(Belonging belonging, Circumstances given, bool isNext = false) =>
            alert is not { Severity: AlertSeverity.Critical, Suppressions.IsEmpty: true }
            || (isNext && alert.Firing ? alert with { Incident = null } : alert).Forbids(AlertAction.RaiseIncident, out _)
            || given.Landscape.ServiceMeant(alert.Organisation, alert.Service) is not { } service
                ? Decision.Nothing
                : alert.Linked(belonging, service.Id, automatic: true, given);
    }

    /// <summary>The service that a label means: by id, or by name in the organisation or the nearest one above it.</summary>
    public static Service? ServiceMeant(this Landscape landscape, string organisation, string? label)
    {
        if (label is null) return null;
        if (Guid.TryParse(label, out var id)) return landscape.ServiceOf(id) is { Retired: false } known ? known : null;
        var named = landscape.Services.Values
            .Where(service => !service.Retired && string.Equals(service.Name, label, StringComparison.OrdinalIgnoreCase))
            .OrderBy(service => service.Id).ToList();
        return landscape.Lineage(organisation)
            .Select(code => named.Find(service => service.Organisation == code)).OfType<Service>().FirstOrDefault();
    }

    private static AlertIncidentLinked Linked(this Alert alert, Belonging belonging, Guid serviceId, bool automatic, Circumstances given) =>
        new(belonging.Incident, serviceId, automatic, alert.Title, alert.Severity, alert.Service, alert.Group, given.By,
            alert.Since <= given.At ? alert.Since : null, belonging.Via, belonging.Evidence, belonging.Grounds);
}
