using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Monitoring;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>
/// The incident that an alert belongs to when nobody says so: the one of its group, else one whose services have to do with its own, else
/// the first of its group. Alerts that fire together are carried out one after the other, so what the list of alerts does not show yet is
/// read from the log.
/// </summary>
internal static class CorrelatedIncident
{
    private const int MostAlerts = 500;

    private sealed record Known(Guid Incident, string Service, DateTimeOffset At, DateTimeOffset? QuietSince);

    /// <returns>The incident; by which services it was found when it is none of the group's; whether the alert's incident before is resolved.</returns>
    public static async Task<(Guid Incident, string? Via, bool IsNext)> Of(Guid alertId, ProcessMeans means)
    {
        var alert = await StreamStates.Find<Alert, AlertEvent>(means.Database, alertId, default);
        var before = alert?.Incident is { } known ? await StreamStates.Find<Incident, IncidentEvent>(means.Database, known, default) : null;
        var isNext = before?.TakesMore() == false;
        var (own, isReported) = await GroupIncident.Find(alertId, alert, means);
        if (isReported || alert is not { Service: { } service }) return (own, null, isNext);
        var at = FiredAt(alert);
        var atHand = await AtHand(alert.Organisation, at, means);
        if (atHand.Count == 0) return (own, null, isNext);
        var map = await means.Maps.Before(alert.Organisation, at, default);
        return AlertCorrelation.BelongsTo(service, at, atHand, map) is var (incident, via) ? (incident, via, isNext) : (own, null, isNext);
    }

    private static async Task<IReadOnlyList<IncidentAtHand>> AtHand(string organisation, DateTimeOffset at, ProcessMeans means)
    {
        await using var connection = await means.Database.OpenConnectionAsync();
        var known = await Linked(connection, organisation, at - AlertCorrelation.Within);
        if (known.Count == 0) return [];
        var open = await StreamStates.Fold<Incident, IncidentEvent>(connection, [.. known.Select(one => one.Incident).Distinct()], default);
        return
        [
            .. known.GroupBy(one => one.Incident).Where(same => !open.TryGetValue(same.Key, out var incident) || incident.TakesMore())
                .Select(same => new IncidentAtHand(
                    same.Key, [.. same.Select(one => one.Service).Distinct()], same.Max(one => one.At),
                    same.Any(one => one.QuietSince is null) ? null : same.Max(one => one.QuietSince))),
        ];
    }

    /// <summary>Alerts that belong to an incident; behind what the list of alerts has come to, as the log tells it.</summary>
    private static async Task<List<Known>> Linked(NpgsqlConnection connection, string organisation, DateTimeOffset since)
    {
        var known = new List<Known>();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(
            $"""
            select row from {AlertBoard.Model.Table} where until = 'infinity' and organisation = $1 and incident is not null and changed_at >= $2
            order by changed_at desc limit {MostAlerts}
            """) { Parameters = { new() { Value = organisation }, new() { Value = since.UtcDateTime } } });
        batch.BatchCommands.Add(new(
            $"""
            select {Recorded.Columns} from ops.mt_events e
            where e.seq_id > (select last_seq_id from ops.mt_event_progression where name = '{AlertBoard.Model.Shard}')
                and e.tenant_id = $1 and e.type = '{WireNames.Of(typeof(AlertIncidentLinked))}'
            """) { Parameters = { new() { Value = organisation } } });
        await using var rows = await batch.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            if ((AlertRow)AlertBoard.Model.Read(rows.GetFieldValue<byte[]>(0)) is { State: { Incident: { } incident, Service: { } service } state })
                known.Add(new(incident, service, FiredAt(state), state.Firing ? null : state.Turns[^1]));
        await rows.NextResultAsync();
        while (await rows.ReadAsync())
            if (Recorded.From(rows) is { Fact: AlertIncidentLinked { Service: { } about } linked } told) known.Add(new(linked.IncidentId, about, told.RecordedAt, null));
        return known;
    }

    private static DateTimeOffset FiredAt(Alert alert) => alert.Firing || alert.Turns.Length == 1 ? alert.Turns[^1] : alert.Turns[^2];
}
