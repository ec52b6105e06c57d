using System.Runtime.CompilerServices;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Projections.Incidents;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Incidents.Processes;

/// <summary>Incidents that have not come to their end, for steps that go through many of them.</summary>
internal static class OpenIncidents
{
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
}
