using EventSourcedOps.Domain;
using Npgsql;

namespace EventSourcedOps.Projections.EventLog;

/// <summary>Finds events in the log that this program does not know.</summary>
public static class UnknownEvents
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
    public static NpgsqlBatchCommand Between(long behind, long upTo) => behind == 0
        ? new(TypesInLog) { Parameters = { new() { Value = KnownTypes } } }
        : new(TypesBetween) { Parameters = { new() { Value = KnownTypes }, new() { Value = behind }, new() { Value = upTo } } };

    /// <summary>The names of their types.</summary>
    public static async Task<IReadOnlyList<string>> In(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(TypesInLog, connection) { Parameters = { new() { Value = KnownTypes } } };
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        return await Names(rows, cancellation);
    }

    internal static async Task<IReadOnlyList<string>> Names(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var names = new List<string>();
        while (await rows.ReadAsync(cancellation)) names.Add(rows.GetString(0));
        return names;
    }
}
