using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace EventSourcedOps.Application.Telemetry;

/// <summary>Who sends how much: noted in memory and written down once in a while, because it is a hint and not a fact.</summary>
public sealed class SourceBook(NpgsqlDataSource database, TimeProvider time)
{
    private readonly ConcurrentDictionary<(TelemetrySender Sender, string Job, DateTimeOffset Minute), long> noted = new();

    internal void Note(TelemetrySender sender, string job, int samples)
    {
        var now = time.GetUtcNow();
        noted.AddOrUpdate((sender, job, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute))), samples, (_, before) => before + samples);
    }

    /// <summary>Adds what was noted to the table.</summary>
    public async Task Write(CancellationToken cancellation)
    {
        var taken = noted.Keys.Select(key => noted.TryRemove(key, out var samples) ? (Key: key, Samples: samples) : default)
            .Where(row => row.Key.Sender is not null).ToArray();
        if (taken.Length == 0) return;
        try
        {
            await Add(taken, cancellation);
        }
        catch
        {
            foreach (var (key, samples) in taken) noted.AddOrUpdate(key, samples, (_, before) => before + samples);
            throw;
        }
    }

    private async Task Add(
        ((TelemetrySender Sender, string Job, DateTimeOffset Minute) Key, long Samples)[] taken, CancellationToken cancellation)
    {
        await using var write = database.CreateCommand(
            """
            insert into telemetry.sources (organisation, token, job, protocol, minute, samples) select * from unnest($1, $2, $3, $4, $5, $6)
            on conflict (organisation, token, job, protocol, minute) do update set samples = telemetry.sources.samples + excluded.samples
            """);
        var rows = taken.OrderBy(row => row.Key.ToString(), StringComparer.Ordinal).ToArray(); // one order of locks for all nodes
        write.Parameters.Add(new() { Value = rows.Select(row => row.Key.Sender.Organisation).ToArray() });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Key.Sender.Token).ToArray() });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Key.Job).ToArray() });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Key.Sender.Protocol).ToArray() });
        write.Parameters.Add(new()
        {
            Value = rows.Select(row => row.Key.Minute.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
        });
        write.Parameters.Add(new() { Value = rows.Select(row => row.Samples).ToArray() });
        await write.ExecuteNonQueryAsync(cancellation);
    }
}
