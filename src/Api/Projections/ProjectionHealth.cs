using EventSourcedOps.Application.ReadModels;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace EventSourcedOps.Api.Projections;

/// <summary>
/// Whether what readers see is whole and fresh. Degraded, not unhealthy: one bad event must not take every node out of service, because
/// writing and all other read models go on.
/// </summary>
internal sealed class ProjectionsKeepUp(ProjectionAdmin admin) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var complaints = (await admin.List(cancellationToken)).SelectMany(Complaints).ToList();
            return complaints.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", complaints));
        }
        catch (NpgsqlException cause)
        {
            return HealthCheckResult.Degraded("The read models could not be asked", cause);
        }
    }

    private static IEnumerable<string> Complaints(ProjectionState state)
    {
        if (state.Condition != ProjectionCondition.Running) yield return $"{state.Name} is {state.Condition}: {state.Reason}";
        if (state.DeadLetters > 0) yield return $"{state.Name} has {state.DeadLetters} dead letters";
    }
}

/// <summary>
/// Whether Marten's high-water mark follows the log. A transaction that reserved positions and never ends holds it back, and with it
/// every read model.
/// </summary>
internal sealed class HighWaterMarkMoves(NpgsqlDataSource database) : IHealthCheck
{
    private const int PatienceSeconds = 30;

    private static readonly string Ask = $"""
        select m.mark, e.seq_id, extract(epoch from ops.clock() - e.timestamp)::float8
        from (select coalesce((select last_seq_id from ops.mt_event_progression where name = 'HighWaterMark'), 0) as mark) m,
            lateral (select seq_id, timestamp from ops.mt_events where seq_id > m.mark order by seq_id limit 1) e
        where e.timestamp < ops.clock() - interval '{PatienceSeconds} seconds'
        """;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var ask = database.CreateCommand(Ask);
            await using var row = await ask.ExecuteReaderAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken)
                ? HealthCheckResult.Degraded(
                    $"The high-water mark stands at {row.GetInt64(0)}, but event {row.GetInt64(1)} has been waiting for {row.GetDouble(2):0} s")
                : HealthCheckResult.Healthy();
        }
        catch (NpgsqlException cause)
        {
            return HealthCheckResult.Degraded("The high-water mark could not be asked", cause);
        }
    }
}
