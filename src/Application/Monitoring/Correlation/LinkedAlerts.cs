using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.Monitoring;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Correlation;

/// <summary>
/// Alerts of an organisation that belong to incidents, or did, with those incidents. Alerts that fire together are carried out one after
/// the other, so whatever the list of alerts does not show yet is read from the log.
/// </summary>
internal sealed record LinkedAlerts(IReadOnlyDictionary<Guid, Alert> Alerts, IReadOnlyDictionary<Guid, Incident> Incidents)
{
    private const int MostAlerts = 500;
    private const int MostOfGroup = 50;

    private static readonly string[] Facts = [.. AlertBoard.Model.WireTypes];

    /// <summary>One that is not reported yet is about to be.</summary>
    public bool TakesMore(Guid incident) => !Incidents.TryGetValue(incident, out var state) || state.TakesMore();

    /// <summary>Those that an alert joins when it belongs to the same incident.</summary>
    public IEnumerable<AlertAtHand> AtHand(Guid except) =>
        Alerts.Where(one => one.Key != except).Select(one => one.Value.AtHand(one.Key)).OfType<AlertAtHand>().Where(one => TakesMore(one.Incident));

    public IReadOnlyList<AlertLink> OfGroup(Guid group) =>
        [.. Alerts.Values.Where(alert => alert.Group == group).Select(alert => alert.Link).OfType<AlertLink>()];

    /// <summary>What is linked in the organisation of an alert since then, and in its group.</summary>
    public static async Task<LinkedAlerts> Around(Guid id, Alert alert, DateTimeOffset since, NpgsqlConnection connection)
    {
        var (alerts, behind) = await Shown(connection, alert, since);
        foreach (var (stream, state) in await StreamStates.Fold<Alert, AlertEvent>(connection, [.. behind], default)) alerts[stream] = state;
        alerts[id] = alert;
        var incidents = alerts.Values.Select(known => known.Link?.Incident).OfType<Guid>().Distinct().ToArray();
        return new(alerts, await StreamStates.Fold<Incident, IncidentEvent>(connection, incidents, default));
    }

    private static async Task<(Dictionary<Guid, Alert> Alerts, List<Guid> Behind)> Shown(NpgsqlConnection connection, Alert alert, DateTimeOffset since)
    {
        var (alerts, behind) = (new Dictionary<Guid, Alert>(), new List<Guid>());
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(
            $"""
            (select row from {AlertBoard.Model.Table} where until = 'infinity' and organisation = $1 and incident is not null and changed_at >= $2
                order by changed_at desc limit {MostAlerts})
            union all
            (select row from {AlertBoard.Model.Table} where until = 'infinity' and alert_group = $3 order by changed_at desc limit {MostOfGroup})
            """) { Parameters = { new() { Value = alert.Organisation }, new() { Value = since.UtcDateTime }, new() { Value = alert.Group } } });
        batch.BatchCommands.Add(new(
            $"""
            select distinct e.stream_id from ops.mt_events e
            where e.seq_id > (select last_seq_id from ops.mt_event_progression where name = '{AlertBoard.Model.Shard}')
                and e.tenant_id = $1 and e.type = any($2) limit {MostAlerts}
            """) { Parameters = { new() { Value = alert.Organisation }, new() { Value = Facts } } });
        await using var rows = await batch.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            if ((AlertRow)AlertBoard.Model.Read(rows.GetFieldValue<byte[]>(0)) is { Incidents: [.., var last] } row)
                alerts[row.Id] = row.State with { Link = row.State.Link ?? new(last, row.ChangedAt, Guid.Empty, []) };
        await rows.NextResultAsync();
        while (await rows.ReadAsync()) behind.Add(rows.GetGuid(0));
        return (alerts, behind);
    }
}
