using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>How far the live model has come, as Marten's daemon keeps it.</summary>
internal static class ShardProgress
{
    private const string Ask = "select last_seq_id from ops.mt_event_progression where name = $1";

    public static Task<long> Of(NpgsqlConnection connection, ReadModel model, CancellationToken cancellation) =>
        Read(connection, Ask, model, cancellation);

    /// <summary>And keeps it there until the end of the transaction: the daemon waits with its next page.</summary>
    public static async Task<long> Hold(NpgsqlConnection connection, ReadModel model, CancellationToken cancellation)
    {
        var position = await Read(connection, Ask + " for update", model, cancellation);
        await using var hold = new NpgsqlCommand("select from read.models where name = $1 for update", connection)
        {
            Parameters = { new() { Value = model.Name } },
        };
        await hold.ExecuteNonQueryAsync(cancellation);
        return position;
    }

    private static async Task<long> Read(NpgsqlConnection connection, string sql, ReadModel model, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = model.Shard } } };
        return await ask.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }
}
