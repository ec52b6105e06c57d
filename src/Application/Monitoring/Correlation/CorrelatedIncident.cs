using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Domain.Monitoring.Localisation;

namespace EventSourcedOps.Application.Monitoring.Correlation;

/// <summary>
/// The incident that an alert belongs to: the one of its group, else one whose services or items have to do with its own, else the first of
/// its group; with what was known to decide so.
/// </summary>
internal static class CorrelatedIncident
{
    /// <summary>Calls in either direction that are kept with a decision.</summary>
    private const int MostCalls = 200;

    private static readonly CorrelationRule Rule = CorrelationRule.InForce;

    /// <summary>By a person's word: the one of its group.</summary>
    public static async Task<Belonging> OfGroup(Guid alertId, ProcessMeans means)
    {
        if (await StreamStates.Find<Alert, AlertEvent>(means.Database, alertId, default) is not { } alert) return Unknown(alertId);
        await using var connection = await means.Database.OpenConnectionAsync();
        var known = await LinkedAlerts.Around(alertId, alert, alert.LastFired(), connection);
        var grounds = new CorrelationGrounds(await NamedItems.Of(alert, await means.Landscape.Newest(), means.Reader, default));
        return new(GroupIncident.Known(alert, known) ?? await GroupIncident.Next(alert, known, connection), Grounds: grounds);
    }

    /// <returns>The incident; whether the one that the alert belonged to before is resolved.</returns>
    public static async Task<(Belonging Belonging, bool IsNext)> Of(Guid alertId, ProcessMeans means)
    {
        if (await StreamStates.Find<Alert, AlertEvent>(means.Database, alertId, default) is not { } alert) return (Unknown(alertId), false);
        var since = alert.LastFired();
        await using var connection = await means.Database.OpenConnectionAsync();
        var known = await LinkedAlerts.Around(alertId, alert, since - Rule.Within, connection);
        var isNext = alert.Incident is { } before && !known.TakesMore(before);
        var landscape = await means.Landscape.Newest();
        var items = await NamedItems.Of(alert, landscape, means.Reader, default);
        if (GroupIncident.Known(alert, known) is { } own) return (new(own, Grounds: new(items)), isNext);
        if (alert.Service is not { } service || landscape.ServiceMeant(alert.Organisation, service)?.Id is not { } serviceId)
            return (new(await GroupIncident.Next(alert, known, connection), Grounds: new(items)), isNext);

        // The calls are kept even where nothing is at hand: by another rule something might be.
        var calls = (await means.Maps.Before(alert.Organisation, since, default)).Around(service, MostCalls);
        var grounds = new CorrelationGrounds(items, calls);
        var subject = new AlertSubject(service, serviceId, items);
        if (await Joined(alert, subject, [.. known.AtHand(alertId)], grounds, means) is { } joined) return (joined, isNext);
        return (new(await GroupIncident.Next(alert, known, connection), Grounds: grounds), isNext);
    }

    private static async Task<Belonging?> Joined(
        Alert alert, AlertSubject subject, IReadOnlyList<AlertAtHand> atHand, CorrelationGrounds grounds, ProcessMeans means)
    {
        var since = alert.LastFired();
        if (AlertCorrelation.InTime(since, atHand, Rule).Count == 0) return null;
        // What is known of that time is known once everything is read that the feed has given away.
        await means.Topology.Follow(default);
        var graph = (await means.Topology.AsOf(since)).Graph;
        if (AlertCorrelation.BelongsTo(subject, since, atHand, Rule, new(ServiceMap.Of(grounds.Calls), graph)) is not var (incident, way)) return null;
        var told = await NamedItems.Told([way], alert.Organisation, means.Reader, default);
        return new(incident, told(way), way.Evidence, grounds);
    }

    /// <summary>No alert, no incident: the decision refuses it.</summary>
    private static Belonging Unknown(Guid alertId) => new(AlertRaising.IncidentAfter(alertId, null));
}
