using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.Monitoring;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring;

/// <summary>
/// The incident that a group's next alert belongs to. Its id follows from the one before it, so alerts that become incidents at the same
/// moment mean the same one, also while it is not reported yet.
/// </summary>
internal static class GroupIncident
{
    /// <summary>A board that is behind by more incidents than that is not looked past.</summary>
    private const int MostSteps = 16;

    public static async Task<Guid> Of(Guid alertId, ProcessMeans means) =>
        (await Find(alertId, await StreamStates.Find<Alert, AlertEvent>(means.Database, alertId, default), means)).Incident;

    /// <returns>The incident, and whether it is reported already.</returns>
    public static async Task<(Guid Incident, bool IsReported)> Find(Guid alertId, Alert? alert, ProcessMeans means)
    {
        if (alert is null) return (AlertRaising.IncidentAfter(alertId, null), false);
        await using var connection = await means.Database.OpenConnectionAsync();
        var incident = await Shown(connection, alert.Group) ?? AlertRaising.IncidentAfter(alert.Group, null);
        for (var step = 0; step < MostSteps; step++)
        {
            var found = await StreamStates.Fold<Incident, IncidentEvent>(connection, [incident], default);
            if (!found.TryGetValue(incident, out var state)) return (incident, false);
            if (state.TakesMore()) return (incident, true);
            incident = AlertRaising.IncidentAfter(alert.Group, incident);
        }

        return (incident, false);
    }

    private static async Task<Guid?> Shown(NpgsqlConnection connection, Guid group)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select incident from {AlertBoard.Model.Table} where until = 'infinity' and alert_group = $1 and incident is not null
            order by changed_at desc limit 1
            """, connection) { Parameters = { new() { Value = group } } };
        return await ask.ExecuteScalarAsync() as Guid?;
    }
}
