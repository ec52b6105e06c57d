using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Projections.Walls;

/// <summary>The database as it is seen by whoever only answers: empty, until organisations are named.</summary>
public sealed class ReaderDatabase
{
    private readonly NpgsqlDataSource database;
    private readonly bool isWalled;

    public ReaderDatabase(NpgsqlDataSource database) : this(database, isWalled: true) { }

    /// <summary>Without a wall, on connections of the owner: only for measuring what the wall costs.</summary>
    internal ReaderDatabase(NpgsqlDataSource database, bool isWalled) =>
        (this.database, this.isWalled, Everywhere) = (database, isWalled, new(database, null, null, isWalled));

    /// <summary>For readers of the node that see everything and cut it for each of their listeners.</summary>
    public Sight Everywhere { get; }

    /// <summary>What may be seen of those organisations, and of labelled things at those places; null means all.</summary>
    public Sight Of(IEnumerable<string>? organisations, IEnumerable<string>? places) =>
        organisations is null && places is null ? Everywhere : new(database, organisations, places, isWalled);
}

/// <summary>
/// What one question may see, whatever its SQL says: the second wall. PostgreSQL itself hides every other organisation's rows, for
/// as long as the question and no longer; both travel together.
/// </summary>
public sealed class Sight
{
    private const string Enter = $"select set_config('{WallSchema.Setting}', $1, true), set_config('{WallSchema.Places}', $2, true)";

    private readonly NpgsqlDataSource database;
    private readonly string organisations;
    private readonly string places;
    private readonly bool isWalled;

    internal Sight(NpgsqlDataSource database, IEnumerable<string>? organisations, IEnumerable<string>? places, bool isWalled)
    {
        (this.database, this.isWalled) = (database, isWalled);
        this.organisations = organisations is null ? WallSchema.Everything : string.Join(WallSchema.Separator, organisations);
        this.places = places is null ? WallSchema.Everything : string.Join(WallSchema.Separator, places);
    }

    /// <summary>Asks in one round trip and hands the answers over, the first of them open.</summary>
    public async Task<T> Ask<T>(
        Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellation, params IEnumerable<NpgsqlBatchCommand> questions)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        if (isWalled) batch.BatchCommands.Add(new(Enter) { Parameters = { Text(organisations), Text(places) } });
        foreach (var question in questions) batch.BatchCommands.Add(question);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (isWalled) await rows.NextResultAsync(cancellation);
        return await read(rows);
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text };

    /// <summary>Asks for rows.</summary>
    public Task<IReadOnlyList<T>> List<T>(NpgsqlBatchCommand question, Func<NpgsqlDataReader, T> of, CancellationToken cancellation) =>
        Ask<IReadOnlyList<T>>(async rows =>
        {
            var found = new List<T>();
            while (await rows.ReadAsync(cancellation)) found.Add(of(rows));
            return found;
        }, cancellation, question);
}
