using EventSourcedOps.Domain.Telemetry.Logs;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>
/// Puts small blocks of an organisation together, in the order of time: many senders send a few lines at once, and a block is quick to
/// pass over and small on the disk only when it holds many. Whoever searches finds the same before and after.
/// </summary>
public sealed class LogPacker(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Any number, the same on every node: who holds it packs.</summary>
    private const long TurnLock = 5_080_004;

    private const int LargeEnough = LogBlock.MostLines / 2;
    private const int BlocksAtOnce = 5_000;
    private const int LinesAtOnce = 200_000;

    /// <summary>Who follows a log looks for new blocks so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>Packs what came before a minute ago.</summary>
    public Task Pack(CancellationToken cancellation) => Pack(time.GetUtcNow() - Rest, cancellation);

    /// <summary>Packs what came before.</summary>
    public async Task Pack(DateTimeOffset before, CancellationToken cancellation)
    {
        while (await Turn(before, cancellation) >= LinesAtOnce) { }
    }

    private async Task<int> Turn(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var turn = new NpgsqlCommand($"select pg_try_advisory_xact_lock({TurnLock})", connection))
            if (await turn.ExecuteScalarAsync(cancellation) is not true) return 0;
        var small = await Small(connection, before, cancellation);
        if (small.Count == 0) return 0;
        foreach (var blocks in small.GroupBy(block => block.Organisation))
            await Write(connection, blocks.Key, Packed(blocks.SelectMany(block => LogPacking.Lines(block.Body))), cancellation);
        await using var delete = new NpgsqlCommand("delete from telemetry.log_blocks where id = any($1) and until >= $2 and until <= $3", connection);
        delete.Parameters.Add(new() { Value = small.Select(block => block.Id).ToArray() });
        delete.Parameters.Add(new() { Value = small.Min(block => block.Until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        delete.Parameters.Add(new() { Value = small.Max(block => block.Until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await delete.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return small.Sum(block => block.Lines);
    }

    private static async Task<List<(long Id, string Organisation, int Lines, DateTime Until, byte[] Body)>> Small(
        NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellation)
    {
        var small = new List<(long, string, int, DateTime, byte[])>();
        await using var read = new NpgsqlCommand(
            $"""
            select id, organisation, lines, until, body from telemetry.log_blocks
            where fresh and lines < {LargeEnough} and written_at < $1 order by written_at, id limit {BlocksAtOnce}
            """, connection);
        read.Parameters.Add(new() { Value = before.UtcDateTime });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        for (var lines = 0; lines < LinesAtOnce && await rows.ReadAsync(cancellation); lines += rows.GetInt32(2))
            small.Add((rows.GetInt64(0), rows.GetString(1), rows.GetInt32(2), rows.GetDateTime(3), rows.GetFieldValue<byte[]>(4)));
        return small;
    }

    private static List<PackedLog> Packed(IEnumerable<LogLine> lines)
    {
        var blocks = new LogBlocks();
        foreach (var line in lines.OrderBy(line => line.At)) blocks.Add(line);
        return [.. blocks.All.Select(block => new PackedLog(block))];
    }

    private static async Task Write(NpgsqlConnection connection, string organisation, List<PackedLog> blocks, CancellationToken cancellation)
    {
        await using var write = new NpgsqlCommand(
            $"""
            insert into telemetry.log_blocks (organisation, lines, since, until, severities, fresh, filter, body)
            select $1, lines, since, until, severities, false, filter, body
            from unnest({PackedLogs.Columns(2)}) as block (lines, since, until, severities, filter, body)
            """, connection);
        write.Parameters.Add(new() { Value = organisation });
        PackedLogs.Add(write, blocks);
        await write.ExecuteNonQueryAsync(cancellation);
    }
}
