using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Writes how far a rebuild is into the database, so that everybody sees it, whichever process does the work.</summary>
internal sealed class RebuildJournal : IProgress<Progress>, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource database;
    private readonly string model;
    private readonly IProgress<Progress>? also;
    private readonly CancellationTokenSource finished = new();
    private readonly Task writing;
    private volatile Progress latest = new("starting", 0);
    private string? fault;

    private RebuildJournal(NpgsqlDataSource database, string model, IProgress<Progress>? also)
    {
        (this.database, this.model, this.also) = (database, model, also);
        writing = WriteOften();
    }

    public static async Task<RebuildJournal> Open(NpgsqlDataSource database, string model, IProgress<Progress>? also, CancellationToken cancellation)
    {
        await using var open = database.CreateCommand(
            """
            insert into read.rebuilds (model, stage, done) values ($1, 'starting', 0)
            on conflict (model) do update set stage = 'starting', done = 0, total = null, started_at = now(), updated_at = now(),
                finished_at = null, fault = null
            """);
        open.Parameters.Add(new() { Value = model });
        await open.ExecuteNonQueryAsync(cancellation);
        return new(database, model, also);
    }

    public void Report(Progress value)
    {
        latest = value;
        also?.Report(value);
    }

    public void Failed(Exception cause) => fault = cause is RebuildRefusedException ? cause.Message : cause.ToString();

    public async ValueTask DisposeAsync()
    {
        await finished.CancelAsync();
        await writing;
        finished.Dispose();
        await Write(isOver: true);
    }

    private async Task WriteOften()
    {
        using var tick = new PeriodicTimer(Interval);
        try
        {
            while (await tick.WaitForNextTickAsync(finished.Token)) await Write(isOver: false);
        }
        catch (OperationCanceledException) when (finished.IsCancellationRequested)
        {
            // The last word is written by whoever ended it.
        }
        catch (NpgsqlException)
        {
            // Showing progress is worth nothing once the database is away; the rebuild itself will say so.
        }
    }

    private async Task Write(bool isOver)
    {
        var now = latest;
        await using var write = database.CreateCommand(
            $"""
            with told as (update read.rebuilds set stage = $2, done = $3, total = $4, fault = $5, updated_at = now(),
                finished_at = case when $6 then now() end where model = $1 returning model)
            select pg_notify('{ReadModelTable.Channel}', '{ProjectionAdmin.Topic}') from told
            """);
        write.Parameters.Add(new() { Value = model });
        write.Parameters.Add(new() { Value = now.Stage });
        write.Parameters.Add(new() { Value = now.Done });
        write.Parameters.Add(new() { Value = (object?)now.Total ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        write.Parameters.Add(new() { Value = (object?)fault ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        write.Parameters.Add(new() { Value = isOver });
        await write.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
