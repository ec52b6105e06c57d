using EventSourcedOps.Domain;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// The landscape as this node knows it. Every commit that changes the landscape counts up one number in the database in the same
/// transaction; a batch reads that number first, so no decision is ever made on an old landscape.
/// </summary>
public sealed class LandscapeMemory(NpgsqlDataSource database) : IDisposable
{
    private static readonly string[] Types =
        [.. WireNames.All.Where(pair => pair.Value.IsSubclassOf(typeof(LandscapeEvent))).Select(pair => pair.Key)];

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Known known = new(Landscape.Empty, 0);

    private sealed record Known(Landscape Landscape, long Position);

    public void Dispose() => turn.Dispose();

    /// <summary>What this node knew at its last look.</summary>
    public Landscape Current => known.Landscape;

    /// <summary>How new that is.</summary>
    public long Position => known.Position;

    /// <summary>The landscape at least as new as that position.</summary>
    public async ValueTask<Landscape> At(long position, CancellationToken cancellation = default)
    {
        if (known.Position >= position) return known.Landscape;
        await turn.WaitAsync(cancellation);
        try
        {
            if (known.Position < position)
            {
                // From the beginning, because another node's earlier event may have been committed after a later one.
                known = new(await Fold(DateTime.MaxValue, cancellation), position);
            }

            return known.Landscape;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The newest landscape: what queries stand on.</summary>
    public async Task<Landscape> Newest(CancellationToken cancellation = default)
    {
        await using var ask = database.CreateCommand("select position from ops.landscape_clock");
        return await At((long)(await ask.ExecuteScalarAsync(cancellation) ?? 0L), cancellation);
    }

    /// <summary>The landscape as it was known at that time.</summary>
    public Task<Landscape> AsOf(DateTimeOffset recorded, CancellationToken cancellation = default) =>
        Fold(recorded.UtcDateTime, cancellation);

    private async Task<Landscape> Fold(DateTime until, CancellationToken cancellation)
    {
        await using var read = database.CreateCommand(
            $"select {Recorded.Columns} from ops.mt_events e where e.type = any($1) and e.timestamp <= $2 order by e.seq_id");
        read.Parameters.Add(new() { Value = Types });
        read.Parameters.Add(new() { Value = until, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await using var rows = await read.ExecuteReaderAsync(cancellation);
        var landscape = Landscape.Empty;
        while (await rows.ReadAsync(cancellation))
        {
            var recorded = Recorded.From(rows);
            landscape = Landscape.Evolve(landscape, (LandscapeEvent)recorded.Fact, recorded.OccurredAt);
        }

        return landscape;
    }
}
