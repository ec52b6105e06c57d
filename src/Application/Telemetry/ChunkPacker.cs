using EventSourcedOps.Domain.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>
/// Moves samples from the blocks in which they came into the chunk of their series and hour. A chunk is read, completed and written
/// again, so late samples and repeated ones need no rule of their own: whatever came, an hour of a series is what it is, once.
/// </summary>
public sealed partial class ChunkPacker(
    NpgsqlDataSource database, PackerSignal signal, TelemetryDays days, TelemetryLimits limits, TimeProvider time, ILogger<ChunkPacker> log) : BackgroundService
{
    /// <summary>Any number, the same on every node: who holds it packs.</summary>
    private const long TurnLock = 5_080_003;

    private const int SamplesAtOnce = 1_000_000;
    private const int BlocksAtOnce = 5_000;

    /// <summary>Blocks wait so long for more, that a chunk is not written again for each sample.</summary>
    private static readonly TimeSpan BetweenTurns = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                // First of all what was left when the product ended.
                while (await Turn(stoppingToken) >= PackerSignal.Enough) { }
                await signal.Wait(BetweenTurns, stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, away);
                await Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
    }

    /// <summary>Packs what is there, up to a bound, in one transaction.</summary>
    /// <returns>How many samples were moved; none when another node has the turn.</returns>
    public async Task<long> Turn(CancellationToken cancellation)
    {
        await using var turn = await NodeTurn.Take(database, TurnLock, cancellation);
        if (turn is null) return 0;
        var connection = turn.Connection;
        var (blocks, hours, count) = await Gather(connection, cancellation);
        if (blocks.Count > 0)
        {
            await days.Open(hours.Keys.Select(DayOf), cancellation);
            foreach (var (hour, series) in hours.OrderBy(hour => hour.Key)) await Complete(connection, hour, series, cancellation);
            await using var delete = new NpgsqlCommand("delete from telemetry.blocks where id = any($1)", connection);
            delete.Parameters.Add(new() { Value = blocks.ToArray() });
            await delete.ExecuteNonQueryAsync(cancellation);
            await turn.Commit(cancellation);
        }

        signal.Counted(await Left(connection, cancellation));
        return count;
    }

    /// <summary>Packs everything that was written before.</summary>
    public async Task All(CancellationToken cancellation)
    {
        while (await Turn(cancellation) > 0) { }
    }

    private async Task<(List<long> Blocks, Dictionary<long, Dictionary<long, Fresh>> Hours, long Count)> Gather(
        NpgsqlConnection connection, CancellationToken cancellation)
    {
        var oldest = SampleIntake.OldestKept(time.GetUtcNow(), limits).ToUnixTimeMilliseconds();
        var (blocks, hours, count) = (new List<long>(), new Dictionary<long, Dictionary<long, Fresh>>(), 0L);
        await using var read = new NpgsqlCommand(
            $"""
            select b.id, b.organisation, b.body from (
                select id, sum(samples) over (order by id) - samples as before from (
                    select id, samples from telemetry.blocks order by id limit {BlocksAtOnce}) first) chosen
            join telemetry.blocks b using (id) where before < {SamplesAtOnce} order by b.id
            """, connection);
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            blocks.Add(rows.GetInt64(0));
            var organisation = rows.GetString(1);
            MetricBlock.Read(rows.GetFieldValue<byte[]>(2), (series, at, value) =>
            {
                count++;
                if (at < oldest) return; // it waited so long that its day is over
                var hour = at - (at % MetricChunk.HourMilliseconds);
                if (!hours.TryGetValue(hour, out var ofHour)) hours[hour] = ofHour = [];
                if (!ofHour.TryGetValue(series, out var fresh)) ofHour[series] = fresh = new(organisation, new());
                fresh.Samples.Add(at, value);
            });
        }

        return (blocks, hours, count);
    }

    private static async Task Complete(NpgsqlConnection connection, long hour, Dictionary<long, Fresh> series, CancellationToken cancellation)
    {
        var begin = DateTimeOffset.FromUnixTimeMilliseconds(hour).UtcDateTime;
        var kept = await Kept(connection, begin, series.Keys, cancellation);
        var rows = new List<(long Series, short Part, string Organisation, int Count, byte[] Chunk)>(series.Count);
        foreach (var (id, fresh) in series.OrderBy(one => one.Key))
        {
            var all = kept.GetValueOrDefault(id) ?? new MetricSamples();
            var before = all.Count;
            fresh.Samples.AddTo(all);
            if (all.Settled().Count == before) continue; // nothing but repetitions
            foreach (var ((count, chunk), part) in all.Packed().Select((packed, part) => (packed, part)))
                rows.Add((id, (short)part, fresh.Organisation, count, chunk));
        }

        foreach (var some in rows.Chunk(5_000)) await Write(connection, begin, some, cancellation);
    }

    private static async Task<Dictionary<long, MetricSamples>> Kept(
        NpgsqlConnection connection, DateTime hour, Dictionary<long, Fresh>.KeyCollection series, CancellationToken cancellation)
    {
        var kept = new Dictionary<long, MetricSamples>();
        await using var read = new NpgsqlCommand(
            "select series, body from telemetry.chunks where hour = $1 and series = any($2) order by series, part", connection);
        read.Parameters.Add(new() { Value = hour, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        read.Parameters.Add(new() { Value = series.ToArray() });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var id = rows.GetInt64(0);
            if (!kept.TryGetValue(id, out var samples)) kept[id] = samples = new();
            samples.Add(rows.GetFieldValue<byte[]>(1).AsSpan());
        }

        return kept;
    }

    private static async Task Write(
        NpgsqlConnection connection, DateTime hour, (long Series, short Part, string Organisation, int Count, byte[] Chunk)[] rows,
        CancellationToken cancellation)
    {
        await using var write = new NpgsqlCommand(
            """
            insert into telemetry.chunks (hour, series, part, organisation, samples, body)
            select $1, series, part, organisation, samples, body from unnest($2, $3, $4, $5, $6) as packed (series, part, organisation, samples, body)
            on conflict (series, hour, part) do update set samples = excluded.samples, body = excluded.body
            """, connection);
        write.Parameters.Add(new() { Value = hour, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Series).ToArray() });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Part).ToArray() });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Organisation).ToArray() });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Count).ToArray() });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Chunk).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await write.ExecuteNonQueryAsync(cancellation);
    }

    private static DateOnly DayOf(long hour) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(hour).UtcDateTime);

    private static async Task<long> Left(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var count = new NpgsqlCommand("select coalesce(sum(samples), 0)::bigint from telemetry.blocks", connection);
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>What blocks bring for one series and hour.</summary>
    private sealed record Fresh(string Organisation, MetricSamples Samples);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Samples could not be packed; trying again")]
    private static partial void LogAway(ILogger log, Exception fault);
}
