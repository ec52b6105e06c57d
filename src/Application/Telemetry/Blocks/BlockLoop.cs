using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry.Blocks;

/// <summary>The lines or spans of a request on their way into their table.</summary>
/// <param name="Digest">The same for the same request, unless what it brought does not say when it was.</param>
public sealed record WaitingItems(string Organisation, byte[] Digest, int Items, IReadOnlyList<PackedBlock> Blocks)
    : WaitingRequest(Items, Blocks.Sum(block => (long)block.Body.Length));

/// <summary>Writes blocks of lines or spans. A request that is in the table already is not written again.</summary>
public sealed class BlockLoop<TItem>(NpgsqlDataSource database, TelemetryDays days, BlockKind<TItem> kind, ILogger<BlockLoop<TItem>> log)
    : IntakeLoop<WaitingItems>(TelemetryLimits.ItemsWaiting, log)
{
    protected override async Task Write(IReadOnlyList<WaitingItems> batch)
    {
        // The same request may have been sent twice at once.
        var requests = batch.DistinctBy(request => (request.Organisation, Convert.ToHexString(request.Digest))).ToArray();
        var rows = requests.SelectMany((request, place) => request.Blocks.Select(block => (Place: place, Block: block))).ToArray();
        await days.Open(rows.Select(row => DateOnly.FromDateTime(row.Block.Until)), CancellationToken.None);
        await using var write = database.CreateCommand(
            $"""
            with came as (select * from unnest($1::text[], $2::bytea[]) with ordinality as request (organisation, digest, place)),
                fresh as (
                    insert into telemetry.requests (organisation, digest) select organisation, digest from came
                    order by organisation, digest on conflict do nothing returning organisation, digest)
            insert into {kind.Table} (organisation, items, since, until, marks, fresh, filter, body)
            select came.organisation, block.items, block.since, block.until, block.marks, true, block.filter, block.body
            from came join fresh using (organisation, digest)
            join unnest($3::int[], {BlockColumns.From(4)}) as block (place, items, since, until, marks, filter, body) on block.place = came.place - 1
            """);
        write.Parameters.Add(new() { Value = requests.Select(request => request.Organisation).ToArray() });
        write.Parameters.Add(new() { Value = requests.Select(request => request.Digest).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Place).ToArray() });
        BlockColumns.Add(write, [.. rows.Select(row => row.Block)]);
        await write.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

/// <summary>Blocks as parameters of a statement, a column each.</summary>
internal static class BlockColumns
{
    /// <summary>From which parameter on they stand.</summary>
    public static string From(int first) =>
        $"${first}::int[], ${first + 1}::timestamptz[], ${first + 2}::timestamptz[], ${first + 3}::int[], ${first + 4}::bytea[], ${first + 5}::bytea[]";

    public static void Add(NpgsqlCommand write, IReadOnlyCollection<PackedBlock> blocks)
    {
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Items).ToArray() });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Since).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Until).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Marks).ToArray() });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Filter).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Body).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
    }
}
