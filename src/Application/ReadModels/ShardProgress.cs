using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>How far the live model has come, beside what Marten's daemon keeps.</summary>
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

    /// <summary>Moves it on, in the transaction that holds it.</summary>
    public static Task Move(NpgsqlConnection connection, ReadModel model, long to, CancellationToken cancellation) =>
        ReadModelSwap.Run(
            connection,
            "update ops.mt_event_progression set last_seq_id = $2, last_updated = transaction_timestamp(), pause_reason = null where name = $1",
            cancellation, model.Shard, to);

    /// <summary>Says why it does not move.</summary>
    /// <returns>False when that was said already.</returns>
    public static async Task<bool> Explain(NpgsqlConnection connection, ReadModel model, string reason, CancellationToken cancellation)
    {
        await using var tell = new NpgsqlCommand(
            "update ops.mt_event_progression set pause_reason = $2 where name = $1 and pause_reason is distinct from $2", connection)
        {
            Parameters = { new() { Value = model.Shard }, new() { Value = reason } },
        };
        return await tell.ExecuteNonQueryAsync(cancellation) > 0;
    }

    private static async Task<long> Read(NpgsqlConnection connection, string sql, ReadModel model, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = model.Shard } } };
        return await ask.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }
}
