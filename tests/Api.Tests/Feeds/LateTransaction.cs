using System.Text.Json;
using EventSourcedOps.Domain.Audit;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Api.Tests.Feeds;

/// <summary>A writer that has its place in the log's order and keeps everybody waiting for its commit.</summary>
internal sealed class LateTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    public static async Task<LateTransaction> Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        var stream = Guid.CreateVersion7();
        await using var write = new NpgsqlCommand(
            """
            with started as (insert into ops.mt_streams (tenant_id, id, version, timestamp, created) values ('330000', $1, 1, now(), now()))
            insert into ops.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
            values (nextval('ops.mt_events_sequence'), $2, $1, 1, $4::jsonb, 'audit.entry-recorded.v1', now(), '330000', $3, false)
            """, connection)
        {
            Parameters =
            {
                new() { Value = stream }, new() { Value = Guid.CreateVersion7() },
                new() { Value = $"{typeof(AuditEntryRecorded).FullName}, {typeof(AuditEntryRecorded).Assembly.GetName().Name}" },
                new() { Value = JsonSerializer.Serialize(Entry(stream), EventJson.Options) },
            },
        };
        await write.ExecuteNonQueryAsync();
        return new(connection, transaction);
    }

    private static AuditEntryRecorded Entry(Guid stream) =>
        new(Guid.CreateVersion7(), "incident.comment", AuditOutcome.Accepted, stream, 1, null, null, "late");

    public async Task End(bool commits)
    {
        await (commits ? transaction.CommitAsync() : transaction.RollbackAsync());
        await connection.DisposeAsync();
    }
}
