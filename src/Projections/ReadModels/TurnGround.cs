using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>How a read model stands before a turn.</summary>
/// <param name="Epoch">Which of the tables that had its name is the live one.</param>
/// <param name="Position">The last event that it has folded.</param>
public sealed record ModelStanding(ReadModel Model, int Epoch, long Position)
{
    /// <summary>Rows that stand still, because an event of theirs could not be folded.</summary>
    public List<Guid> Held { get; } = [];
}

/// <summary>What the database says before a page is carried, in one round trip.</summary>
/// <param name="Models">
/// Those that stand where the page begins, or within it. One that is paused or behind goes alone and joins when it has caught up.
/// </param>
/// <param name="UnknownTypes">
/// Events in the log that this program does not know. Marten hands over only the types that are listed, so they would never be seen. A
/// newer program wrote them and what they mean is unknown: every answer from there on could be wrong.
/// </param>
public sealed record TurnGround(IReadOnlyList<ModelStanding> Models, IReadOnlyList<string> UnknownTypes)
{
    private const string Standing =
        """
        select n.name, m.epoch, p.last_seq_id
        from unnest($1, $2) as n(name, shard) join read.models m on m.name = n.name join ops.mt_event_progression p on p.name = n.shard
        where m.paused_at is null and not exists (select from ops.mt_events e where e.seq_id > p.last_seq_id and e.seq_id < $3)
        """;

    /// <param name="knownTo">Up to there it is known that every type is known; 0 looks at the whole log.</param>
    public static async Task<TurnGround> Read(
        NpgsqlConnection connection, IReadOnlyList<ReadModel> models, long knownTo, IReadOnlyList<Recorded> page, CancellationToken cancellation)
    {
        var names = models.Select(model => model.Name).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(Standing)
        {
            Parameters =
            {
                new() { Value = names }, new() { Value = models.Select(model => model.Shard).ToArray() }, new() { Value = page[0].Position },
            },
        });
        batch.BatchCommands.Add(new("select model, key from read.dead_letters where model = any($1)") { Parameters = { new() { Value = names } } });
        batch.BatchCommands.Add(UnknownEvents.Between(knownTo, page[^1].Position));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var standing = new Dictionary<string, ModelStanding>();
        while (await rows.ReadAsync(cancellation))
        {
            var model = models.Single(model => model.Name == rows.GetString(0));
            standing.Add(model.Name, new(model, rows.GetInt32(1), rows.GetInt64(2)));
        }

        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            if (standing.TryGetValue(rows.GetString(0), out var model)) model.Held.Add(rows.GetGuid(1));
        await rows.NextResultAsync(cancellation);
        return new([.. standing.Values], await UnknownEvents.Names(rows, cancellation));
    }
}
