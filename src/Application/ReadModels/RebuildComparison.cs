using System.Data;
using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Both tables as they stood at one position.</summary>
internal sealed record Compared(long Position, TableChecksum Rebuilt, TableChecksum Live)
{
    public bool AreEqual => Rebuilt == Live;
}

/// <summary>Compares the new table with the live one. One snapshot holds the live table still, so nobody has to wait for the sums.</summary>
internal sealed class RebuildComparison(NpgsqlDataSource database, ReadModel model, RebuildCatchUp catchUp)
{
    private const int Shown = 5;

    /// <param name="connection">Writes to the new table, which is caught up to the snapshot's position.</param>
    public async Task<Compared> Snapshot(NpgsqlConnection connection, long position, CancellationToken cancellation)
    {
        await using var still = await database.OpenConnectionAsync(cancellation);
        await using var snapshot = await still.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var live = await ShardProgress.Of(still, model, cancellation);
        await catchUp.Run(connection, position, live, cancellation);
        var sums = await Task.WhenAll(
            TableChecksum.Of(connection, ReadModelSwap.Next(model), cancellation), TableChecksum.Of(still, model.Table, cancellation));
        return new(live, sums[0], sums[1]);
    }

    /// <summary>Names some of the rows that differ, so that somebody can look at them before accepting.</summary>
    public async Task<string> Explain(NpgsqlConnection connection, Compared compared, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select distinct coalesce(a.id, b.id)::text from {model.Table} a full join {ReadModelSwap.Next(model)} b on a.id = b.id and a.since = b.since
            where a is distinct from b limit {Shown}
            """, connection) { CommandTimeout = 0 };
        var ids = new List<string>();
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation)) ids.Add(rows.GetString(0));
        return $"{model.Name} was not promoted, because it differs from the live one at position {compared.Position}: " +
            $"rebuilt {compared.Rebuilt}; live {compared.Live}. Rows that differ: {string.Join(", ", ids)}. " +
            "If the fold was mended and the difference is meant, accept it.";
    }
}
