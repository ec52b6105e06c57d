using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>For steps that go through what a read model shows: what was recorded just before is in it only after its projection.</summary>
internal static class Patience
{
    /// <summary>How long a model may take to show what was recorded before.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Waits until the model knows what is recorded now.</summary>
    public static async Task UntilCaughtUp(NpgsqlDataSource database, ReadModel model, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var newest = new NpgsqlCommand("select coalesce(max(seq_id), 0) from ops.mt_events", connection);
        var position = (long)(await newest.ExecuteScalarAsync(cancellation))!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Longest);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await ShardProgress.Of(connection, model, patience.Token) < position) await look.WaitForNextTickAsync(patience.Token);
    }
}
