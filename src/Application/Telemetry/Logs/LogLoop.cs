using EventSourcedOps.Domain.Telemetry.Logs;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry.Logs;

/// <summary>The lines of a request on their way into the table.</summary>
/// <param name="Digest">The same for the same request, unless its lines do not say when they were.</param>
public sealed record WaitingLogs(string Organisation, byte[] Digest, int Lines, IReadOnlyList<PackedLog> Blocks)
    : WaitingRequest(Lines, Blocks.Sum(block => (long)block.Body.Length));

/// <summary>A row of the table.</summary>
public sealed record PackedLog(int Lines, DateTime Since, DateTime Until, int Severities, byte[] Filter, byte[] Body)
{
    public PackedLog(LogBlock block)
        : this(block.Count, LogTime.Floor(block.FirstAt), LogTime.Ceiling(block.LastAt), block.Severities, block.Filter(), LogPacking.Pack(block)) { }
}

/// <summary>Writes blocks of lines. A request that is in the table already is not written again.</summary>
public sealed class LogLoop(NpgsqlDataSource database, TelemetryDays days, ILogger<LogLoop> log)
    : IntakeLoop<WaitingLogs>(TelemetryLimits.LinesWaiting, log)
{
    protected override async Task Write(IReadOnlyList<WaitingLogs> batch)
    {
        // The same request may have been sent twice at once.
        var requests = batch.DistinctBy(request => (request.Organisation, Convert.ToHexString(request.Digest))).ToArray();
        var rows = requests.SelectMany((request, place) => request.Blocks.Select(block => (Place: place, Block: block))).ToArray();
        await days.Open(rows.Select(row => DateOnly.FromDateTime(row.Block.Until)), CancellationToken.None);
        await using var write = database.CreateCommand(
            $"""
            with came as (select * from unnest($1::text[], $2::bytea[]) with ordinality as request (organisation, digest, place)),
                fresh as (
                    insert into telemetry.log_requests (organisation, digest) select organisation, digest from came
                    order by organisation, digest on conflict do nothing returning organisation, digest)
            insert into telemetry.log_blocks (organisation, lines, since, until, severities, fresh, filter, body)
            select came.organisation, block.lines, block.since, block.until, block.severities, true, block.filter, block.body
            from came join fresh using (organisation, digest)
            join unnest($3::int[], {PackedLogs.Columns(4)}) as block (place, lines, since, until, severities, filter, body) on block.place = came.place - 1
            """);
        write.Parameters.Add(new() { Value = requests.Select(request => request.Organisation).ToArray() });
        write.Parameters.Add(new() { Value = requests.Select(request => request.Digest).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Place).ToArray() });
        PackedLogs.Add(write, [.. rows.Select(row => row.Block)]);
        await write.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

/// <summary>Blocks as parameters of a statement, a column each.</summary>
internal static class PackedLogs
{
    /// <summary>From which parameter on they stand.</summary>
    public static string Columns(int first) =>
        $"${first}::int[], ${first + 1}::timestamptz[], ${first + 2}::timestamptz[], ${first + 3}::int[], ${first + 4}::bytea[], ${first + 5}::bytea[]";

    public static void Add(NpgsqlCommand write, IReadOnlyCollection<PackedLog> blocks)
    {
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Lines).ToArray() });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Since).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Until).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Severities).ToArray() });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Filter).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        write.Parameters.Add(new() { Value = blocks.Select(block => block.Body).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
    }
}
