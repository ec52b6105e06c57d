using EventSourcedOps.Projections.ReadModels;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>Writes how far an import is into the database, so that everybody sees it, whichever process does the work.</summary>
public sealed class ItemImportJournal : IProgress<Progress>, IAsyncDisposable
{
    /// <summary>Under which watchers are told that some import moved on.</summary>
    public const string Topic = "item_import_progress";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private readonly NpgsqlDataSource database;
    private readonly Guid import;
    private readonly string organisation;
    private readonly IProgress<Progress>? also;
    private readonly CancellationTokenSource finished = new();
    private readonly Task writing;
    private volatile Progress latest = new("reading", 0);

    private ItemImportJournal(NpgsqlDataSource database, Guid import, string organisation, IProgress<Progress>? also)
    {
        (this.database, this.import, this.organisation, this.also) = (database, import, organisation, also);
        writing = WriteOften();
    }

    public static ItemImportJournal Open(NpgsqlDataSource database, Guid import, string organisation, IProgress<Progress>? also) =>
        new(database, import, organisation, also);

    public void Report(Progress value)
    {
        latest = value;
        also?.Report(value);
    }

    public async ValueTask DisposeAsync()
    {
        await finished.CancelAsync();
        await writing;
        finished.Dispose();
        await Tell("delete from ops.item_import_progress where import = $1", import);
    }

    private async Task WriteOften()
    {
        using var tick = new PeriodicTimer(Interval);
        try
        {
            do await Write();
            while (await tick.WaitForNextTickAsync(finished.Token));
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
            // The row goes with the work.
        }
        catch (NpgsqlException)
        {
            // Showing progress is worth nothing once the database is away; the work itself will say so.
        }
    }

    private Task Write() => latest is var now ? Tell(
        """
        insert into ops.item_import_progress (import, organisation, stage, done, total) values ($1, $2, $3, $4, $5)
        on conflict (import) do update set stage = excluded.stage, done = excluded.done, total = excluded.total, updated_at = now()
        """, import, organisation, now.Stage, now.Done, (object?)now.Total ?? DBNull.Value) : Task.CompletedTask;

    private async Task Tell(string sql, params object[] values)
    {
        await using var batch = database.CreateBatch();
        var write = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            write.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Bigint } : new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(write);
        batch.BatchCommands.Add(new($"select pg_notify('{ReadModelTable.Channel}', '{Topic}')"));
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
