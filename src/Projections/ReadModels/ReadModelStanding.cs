using EventSourcedOps.Domain;
using Npgsql;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>What the database says about a read model before a page is folded.</summary>
/// <param name="Epoch">Which of the tables that had its name is the live one.</param>
/// <param name="Paused">Somebody asked it to stand still.</param>
/// <param name="Held">Rows that stand still, because an event of theirs could not be folded.</param>
/// <param name="UnknownTypes">
/// Events in the log that this program does not know. Marten hands a model only the types it lists, so it would never see them. A newer
/// program wrote them and what they mean is unknown: every answer from there on could be wrong.
/// </param>
public sealed record ReadModelStanding(int Epoch, bool Paused, IReadOnlyList<Guid> Held, IReadOnlyList<string> UnknownTypes)
{
    private static readonly string[] KnownTypes = [.. WireNames.All.Keys];

    /// <summary>Steps from type to type along the index: as many looks as there are types, however long the log is.</summary>
    private const string TypesInLog = """
        with recursive seen as (
            (select type from ops.mt_events order by type limit 1)
            union all
            select (select e.type from ops.mt_events e where e.type > seen.type order by e.type limit 1) from seen where seen.type is not null)
        select type from seen where type is not null and type <> all($1)
        """;

    /// <summary>What came in between, without a look at the rest of the log.</summary>
    private const string TypesBetween =
        "select distinct type from ops.mt_events where seq_id > $2 and seq_id <= $3 and type <> all($1)";

    /// <param name="behind">Up to there it is known that every type is known; 0 looks at the whole log.</param>
    /// <param name="upTo">The last event that is going to be folded.</param>
    public static async Task<ReadModelStanding> Of(
        NpgsqlConnection connection, ReadModel model, long behind, long upTo, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select epoch, paused_at is not null from read.models where name = $1")
        {
            Parameters = { new() { Value = model.Name } },
        });
        batch.BatchCommands.Add(new("select key from read.dead_letters where model = $1") { Parameters = { new() { Value = model.Name } } });
        batch.BatchCommands.Add(behind == 0
            ? new(TypesInLog) { Parameters = { new() { Value = KnownTypes } } }
            : new(TypesBetween) { Parameters = { new() { Value = KnownTypes }, new() { Value = behind }, new() { Value = upTo } } });
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var (epoch, paused) = (rows.GetInt32(0), rows.GetBoolean(1));
        await rows.NextResultAsync(cancellation);
        var held = new List<Guid>();
        while (await rows.ReadAsync(cancellation)) held.Add(rows.GetGuid(0));
        await rows.NextResultAsync(cancellation);
        return new(epoch, paused, held, await Texts(rows, cancellation));
    }

    /// <summary>The names of events in the log that this program does not know.</summary>
    public static async Task<IReadOnlyList<string>> UnknownIn(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(TypesInLog, connection) { Parameters = { new() { Value = KnownTypes } } };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        return await Texts(rows, cancellation);
    }

    private static async Task<IReadOnlyList<string>> Texts(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var texts = new List<string>();
        while (await rows.ReadAsync(cancellation)) texts.Add(rows.GetString(0));
        return texts;
    }
}
