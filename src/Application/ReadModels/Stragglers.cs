using EventSourcedOps.Projections;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>
/// Carries read models that are behind the others until they stand where those do and are carried with them again: after a pause, when
/// they are new, and when something of theirs could not be stored. Any node may be at it; a page belongs to whoever holds the progress.
/// </summary>
public sealed partial class Stragglers(
    [FromKeyedServices(DatabaseRole.Projection)] NpgsqlDataSource database, ReadSignal signals, ILogger<Stragglers> log) : BackgroundService
{
    /// <summary>Small enough for a page to be one short transaction.</summary>
    private const int PageSize = 2_000;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private const string Behind =
        """
        select n.name from unnest($1, $2) as n(name, shard) join read.models m on m.name = n.name
            join ops.mt_event_progression p on p.name = n.shard join ops.mt_event_progression others on others.name = $3
        where m.paused_at is null and p.last_seq_id < others.last_seq_id
        """;

    /// <summary>A model may have been carried with the others, and beyond what is kept of them, since it was found behind: it never goes back.</summary>
    private static readonly string EndOfPage =
        $"""
        select coalesce(max(e.seq_id), greatest(o.last_seq_id, $1)) from ops.mt_event_progression o left join lateral
            (select seq_id from ops.mt_events where seq_id > $1 and seq_id <= o.last_seq_id order by seq_id limit {PageSize}) e on true
        where o.name = $2 group by o.last_seq_id
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = signals.Of(ProjectionAdmin.Topic);
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = told.Commits;
            if (!await Look(stoppingToken)) await told.WaitBeyond(seen, BetweenLooks, stoppingToken);
        }
    }

    /// <returns>True when there may be more at once.</returns>
    private async Task<bool> Look(CancellationToken cancellation)
    {
        try
        {
            var moved = false;
            foreach (var model in await Find(cancellation)) moved |= await TryCarry(model, cancellation);
            return moved;
        }
        catch (NpgsqlException away) when (!cancellation.IsCancellationRequested)
        {
            LogAway(log, away);
            return false;
        }
    }

    private async Task<IReadOnlyList<ReadModel>> Find(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var behind = new List<ReadModel>();
        await using (var ask = new NpgsqlCommand(Behind, connection)
        {
            Parameters =
            {
                new() { Value = ProjectionCatalog.All.Select(model => model.Name).ToArray() },
                new() { Value = ProjectionCatalog.All.Select(model => model.Shard).ToArray() }, new() { Value = ReadModelsSubscription.Shard },
            },
        })
        await using (var rows = await ask.ExecuteReaderAsync(cancellation))
            while (await rows.ReadAsync(cancellation)) behind.Add(ProjectionCatalog.Find(rows.GetString(0))!);

        // Like all others they wait while the log holds what this program does not know.
        return behind.Count > 0 && (await UnknownEvents.In(connection, cancellation)).Count == 0 ? behind : [];
    }

    /// <returns>False when the model cannot move; why is told to whoever asks how it stands.</returns>
    private async Task<bool> TryCarry(ReadModel model, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await Carry(connection, model, cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            if (await ShardProgress.Explain(connection, model, fault.Message, cancellation)) LogStuck(log, model.Name, fault);
            return false;
        }
    }

    private static async Task Carry(NpgsqlConnection connection, ReadModel model, CancellationToken cancellation)
    {
        await ReadModelSwap.Run(connection, "set local synchronous_commit = off", cancellation);
        var position = await ShardProgress.Hold(connection, model, cancellation);
        var failures = new List<FoldFailure>();
        await using var ask = new NpgsqlCommand(EndOfPage, connection)
        {
            Parameters = { new() { Value = position }, new() { Value = ReadModelsSubscription.Shard } },
        };
        var to = (long)(await ask.ExecuteScalarAsync(cancellation))!;
        var held = await DeadLetters.Held(connection, model.Name, cancellation);
        var touched = await new RebuildCatchUp(model, model.Table, held, failures).Run(connection, position, to, cancellation);
        foreach (var failure in failures) await DeadLetters.Write(connection, model, failure, cancellation);
        await ShardProgress.Move(connection, model, to, cancellation);
        if (touched.Count > 0) await ReadModelSwap.Run(connection, "select pg_notify($1, $2)", cancellation, ReadModelTable.Channel, model.Name);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Read models that are behind cannot be looked after now; looking again soon")]
    private static partial void LogAway(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Model} cannot store what follows and stands still; it is tried again and again")]
    private static partial void LogStuck(ILogger log, string model, Exception fault);
}
