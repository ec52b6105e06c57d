using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>
/// Puts small blocks of an organisation together, in the order of time: many senders send a few lines or spans at once, and a block is quick to
/// pass over and small on the disk only when it holds many. Whoever searches finds the same before and after.
/// </summary>
public sealed class BlockPacker(NpgsqlDataSource database, IEnumerable<BlockKind> kinds, TimeProvider time)
{
    private const int LargeEnough = 1_000;
    private const int BlocksAtOnce = 5_000;
    private const int ItemsAtOnce = 200_000;

    /// <summary>Who follows a log looks for new blocks so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>Packs what came before a minute ago.</summary>
    public Task Pack(CancellationToken cancellation) => Pack(time.GetUtcNow() - Rest, cancellation);

    /// <summary>Packs what came before.</summary>
    public async Task Pack(DateTimeOffset before, CancellationToken cancellation)
    {
        foreach (var kind in kinds)
            while (await Turn(kind, before, cancellation) >= ItemsAtOnce) { }
    }

    private async Task<int> Turn(BlockKind kind, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var turn = await NodeTurn.Take(database, kind.Lock, cancellation);
        if (turn is null) return 0;
        var small = await Small(turn.Connection, kind, before, cancellation);
        if (small.Count == 0) return 0;
        foreach (var blocks in small.GroupBy(block => block.Organisation))
            await Write(turn.Connection, kind, blocks.Key, kind.Together(blocks.Select(block => block.Body)), cancellation);
        await using var delete = new NpgsqlCommand($"delete from {kind.Table} where id = any($1) and until >= $2 and until <= $3", turn.Connection);
        delete.Parameters.Add(new() { Value = small.Select(block => block.Id).ToArray() });
        delete.Parameters.Add(new() { Value = small.Min(block => block.Until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        delete.Parameters.Add(new() { Value = small.Max(block => block.Until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await delete.ExecuteNonQueryAsync(cancellation);
        await turn.Commit(cancellation);
        return small.Sum(block => block.Items);
    }

    private static async Task<List<(long Id, string Organisation, int Items, DateTime Until, byte[] Body)>> Small(
        NpgsqlConnection connection, BlockKind kind, DateTimeOffset before, CancellationToken cancellation)
    {
        var small = new List<(long, string, int, DateTime, byte[])>();
        await using var read = new NpgsqlCommand(
            $"""
            select id, organisation, items, until, body from {kind.Table}
            where fresh and items < {LargeEnough} and written_at < $1 order by written_at, id limit {BlocksAtOnce}
            """, connection);
        read.Parameters.Add(new() { Value = before.UtcDateTime });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        for (var items = 0; items < ItemsAtOnce && await rows.ReadAsync(cancellation); items += rows.GetInt32(2))
            small.Add((rows.GetInt64(0), rows.GetString(1), rows.GetInt32(2), rows.GetDateTime(3), rows.GetFieldValue<byte[]>(4)));
        return small;
    }

    private static async Task Write(
        NpgsqlConnection connection, BlockKind kind, string organisation, IReadOnlyList<PackedBlock> blocks, CancellationToken cancellation)
    {
        await using var write = new NpgsqlCommand(
            $"""
            insert into {kind.Table} (organisation, items, since, until, marks, fresh, filter, body)
            select $1, items, since, until, marks, false, filter, body
            from unnest({BlockColumns.From(2)}) as block (items, since, until, marks, filter, body)
            """, connection);
        write.Parameters.Add(new() { Value = organisation });
        BlockColumns.Add(write, blocks);
        await write.ExecuteNonQueryAsync(cancellation);
    }
}
