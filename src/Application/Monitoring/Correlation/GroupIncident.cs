using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;
using Npgsql;

namespace EventSourcedOps.Application.Monitoring.Correlation;

/// <summary>
/// The incident that a group's next alert belongs to. The id of a new one follows from the one before it, so alerts that become incidents
/// at the same moment mean the same one, also while it is not reported yet.
/// </summary>
internal static class GroupIncident
{
    /// <summary>A list that is behind by more incidents than that is not looked past.</summary>
    private const int MostSteps = 16;

    /// <summary>The one that the group has and that is worked on; null when there is none.</summary>
    public static Guid? Known(Alert alert, LinkedAlerts known) => AlertCorrelation.OfGroup(known.OfGroup(alert.Group), known.TakesMore);

    /// <summary>The first of the group after those that there are.</summary>
    public static async Task<Guid> Next(Alert alert, LinkedAlerts known, NpgsqlConnection connection)
    {
        var (last, next) = (known.OfGroup(alert.Group).MaxBy(link => link.At)?.Incident, new List<Guid>(MostSteps));
        for (var step = 0; step < MostSteps; step++) next.Add(AlertRaising.IncidentAfter(alert.Group, step == 0 ? last : next[^1]));
        await using var ask = new NpgsqlCommand("select id from ops.mt_streams where id = any($1)", connection)
        {
            Parameters = { new() { Value = next.ToArray() } },
        };
        var taken = new HashSet<Guid>();
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync()) taken.Add(rows.GetGuid(0));
        return next.Find(incident => !taken.Contains(incident)) is var free && free != Guid.Empty ? free : next[^1];
    }
}
