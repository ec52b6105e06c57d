using EventSourcedOps.Projections;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>An event that a model could not fold. Its row stands still since.</summary>
/// <param name="Model">The read model.</param>
/// <param name="Key">The row.</param>
/// <param name="Stream">The stream that the event stands in.</param>
/// <param name="Position">The event's place in the log.</param>
/// <param name="Type">The event's name on the wire.</param>
/// <param name="Fault">What went wrong.</param>
/// <param name="Since">Since when the row stands still.</param>
public sealed record DeadLetter(string Model, Guid Key, Guid Stream, long Position, string Type, string Fault, DateTimeOffset Since);

/// <summary>What a retry came to.</summary>
public sealed record RetryReport(int Mended, int StillStuck);

/// <summary>Shows what could not be folded, and folds it again once the fold was mended.</summary>
public sealed class DeadLetters([FromKeyedServices(DatabaseRole.Projection)] NpgsqlDataSource database)
{
    private const int Most = 1_000;

    /// <param name="model">Null for all models.</param>
    public async Task<IReadOnlyList<DeadLetter>> List(string? model, CancellationToken cancellation = default)
    {
        await using var ask = database.CreateCommand(
            $"select model, key, stream, position, type, fault, since from read.dead_letters where model = any($1) order by position limit {Most}");
        ask.Parameters.Add(new() { Value = ProjectionCatalog.All.Select(known => known.Name).Where(name => model is null || name == model).ToArray() });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var letters = new List<DeadLetter>();
        while (await rows.ReadAsync(cancellation))
            letters.Add(new(
                rows.GetString(0), rows.GetGuid(1), rows.GetGuid(2), rows.GetInt64(3), rows.GetString(4), rows.GetString(5),
                new DateTimeOffset(rows.GetFieldValue<DateTime>(6))));
        return letters;
    }

    /// <summary>Folds each stuck row anew from its stream, up to where the live model stands.</summary>
    public async Task<RetryReport> Retry(ReadModel model, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        await using var turn = await RebuildTurn.Take(database, model.Name, cancellation);
        var letters = await List(model.Name, cancellation);
        var mended = 0;
        foreach (var letter in letters)
        {
            var isMended = false;
            await ShortTransaction.Run(database, async connection => isMended = await Refold(connection, model, letter, cancellation), cancellation);
            if (isMended) mended++;
            progress?.Report(new("folding again", mended, letters.Count));
        }

        return new(mended, letters.Count - mended);
    }

    /// <summary>The rows that stand still in a table of that name.</summary>
    internal static async Task<HashSet<Guid>> Held(NpgsqlConnection connection, string name, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select key from read.dead_letters where model = $1", connection) { Parameters = { new() { Value = name } } };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var held = new HashSet<Guid>();
        while (await rows.ReadAsync(cancellation)) held.Add(rows.GetGuid(0));
        return held;
    }

    internal static Task Write(NpgsqlConnection connection, ReadModel model, FoldFailure failure, CancellationToken cancellation) =>
        ReadModelSwap.Run(
            connection,
            """
            insert into read.dead_letters (model, key, stream, position, type, fault) values ($1, $2, $3, $4, $5, $6)
            on conflict (model, key) do update set stream = excluded.stream, position = excluded.position, type = excluded.type, fault = excluded.fault
            """,
            cancellation, model.Name, failure.Key, failure.Happened.Stream, failure.Happened.Position, failure.Happened.Type, failure.Fault.ToString());

    private static async Task<bool> Refold(NpgsqlConnection connection, ReadModel model, DeadLetter letter, CancellationToken cancellation)
    {
        var position = await ShardProgress.Hold(connection, model, cancellation);
        var fold = new RowFold(model);
        foreach (var happened in await EventsOf(connection, model, letter.Stream, position, cancellation))
            if (fold.Apply(happened).FirstOrDefault(failure => failure.Key == letter.Key) is { } failure)
            {
                await Write(connection, model, failure, cancellation);
                return false;
            }

        await ReadModelSwap.Run(connection, $"delete from {model.Table} where id = $1", cancellation, letter.Key);
        await ReadModelTable.Save(connection, model, model.Table, fold.Only(letter.Key), cancellation);
        await ReadModelSwap.Run(
            connection, "delete from read.dead_letters where model = $1 and key = $2", cancellation, model.Name, letter.Key);

        // A page that is under way holds the row back; it must see that the row moves again.
        await ReadModelSwap.Run(connection, "update read.models set epoch = epoch + 1 where name = $1", cancellation, model.Name);
        await ReadModelSwap.Run(connection, "select pg_notify($1, $2)", cancellation, ReadModelTable.Channel, model.Name);
        return true;
    }

    private static async Task<IReadOnlyList<Recorded>> EventsOf(
        NpgsqlConnection connection, ReadModel model, Guid stream, long upTo, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select {Recorded.Columns} from ops.mt_streams s join ops.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
            where s.id = $1 and e.seq_id <= $2 and e.type = any($3) order by e.seq_id
            """, connection)
        {
            Parameters = { new() { Value = stream }, new() { Value = upTo }, new() { Value = model.WireTypes.ToArray() } },
        };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var events = new List<Recorded>();
        while (await rows.ReadAsync(cancellation)) events.Add(Recorded.From(rows));
        return events;
    }
}
