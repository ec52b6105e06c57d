using System.Runtime.CompilerServices;
using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Incidents;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>Incidents that have not come to their end, for steps that go through many of them.</summary>
internal static class OpenIncidents
{
    /// <summary>How long the board may take to show what was reported before a change.</summary>
    private static readonly TimeSpan BoardPatience = TimeSpan.FromSeconds(20);

    /// <param name="condition">Which of them, by the board's columns; the value is $1.</param>
    public static async IAsyncEnumerable<Guid> Of(
        NpgsqlDataSource database, string condition, object? value, NpgsqlDbType type, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var open = database.CreateCommand(
            $"select id from {IncidentBoard.Model.Table} where until = 'infinity' and status <> '{IncidentStatus.Closed}' and {condition} order by id");
        open.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        await using var rows = await open.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) yield return rows.GetGuid(0);
    }

    /// <summary>An incident reported just before the change is on the board only after its projection: wait for that.</summary>
    public static async Task BoardCaughtUp(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var newest = new NpgsqlCommand("select coalesce(max(seq_id), 0) from ops.mt_events", connection);
        var position = (long)(await newest.ExecuteScalarAsync(cancellation))!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(BoardPatience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await ShardProgress.Of(connection, IncidentBoard.Model, patience.Token) < position) await look.WaitForNextTickAsync(patience.Token);
    }
}
