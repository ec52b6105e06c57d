using System.Collections.Concurrent;
using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Indexes a filled table on several connections at once, then lets PostgreSQL look at what is in it.</summary>
internal sealed class RebuildIndexes(NpgsqlDataSource database, ReadModel model, string table)
{
    /// <summary>More would take the machine from the people who work meanwhile.</summary>
    private const int AtOnce = 2;

    private const string Room = "set maintenance_work_mem = '128MB'; set max_parallel_maintenance_workers = 0";

    public async Task Build(IProgress<Progress> progress, CancellationToken cancellation)
    {
        // The widest first, so that none is left alone at the end.
        var waiting = new ConcurrentQueue<string>(ReadModelTable.Index(model, table).Reverse());
        var (done, total) = (0, waiting.Count);
        progress.Report(new("indexing", done, total));
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await Run(connection, Room, cancellation);
            while (waiting.TryDequeue(out var index))
            {
                await Run(connection, index, cancellation);
                progress.Report(new("indexing", Interlocked.Increment(ref done), total));
            }
        }));
        await using var last = await database.OpenConnectionAsync(cancellation);
        await Run(last, $"analyze {table}", cancellation);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
