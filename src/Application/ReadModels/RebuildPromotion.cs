using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>The last step: the live model waits, the new table is caught up to exactly where it stands, and takes its place.</summary>
internal sealed class RebuildPromotion(
    NpgsqlDataSource database, ReadModel model, RebuildCatchUp catchUp, IReadOnlyCollection<FoldFailure> failures)
{
    public Task Run(Compared compared, bool acceptDifference, CancellationToken cancellation) =>
        ShortTransaction.Run(database, connection => Promote(connection, compared, acceptDifference, cancellation), cancellation);

    private async Task Promote(NpgsqlConnection connection, Compared compared, bool acceptDifference, CancellationToken cancellation)
    {
        var position = await ShardProgress.Hold(connection, model, cancellation);
        Guid[] touched = [.. await catchUp.Run(connection, compared.Position, position, cancellation)];
        if (!acceptDifference && await Differ(connection, touched, cancellation))
            throw new RebuildRefusedException(
                $"{model.Name} was not promoted: of the rows that changed up to position {position}, some differ from the live ones.");

        await ReadModelSwap.Run(connection, $"drop table if exists {ReadModelSwap.Previous(model)}", cancellation);
        await ReadModelSwap.Rename(connection, model.Table, ReadModelSwap.Previous(model), cancellation);
        await ReadModelSwap.Rename(connection, ReadModelSwap.Next(model), model.Table, cancellation);

        // A page that was folded from the old table meanwhile holds the same rows, unless the tables or their stuck rows differ.
        var redo = !compared.AreEqual || await DeadLettersDiffer(connection, cancellation);
        await KeepDeadLetters(connection, cancellation);
        await ReadModelSwap.Run(
            connection,
            """
            update read.models set epoch = epoch + $2, previous_position = $3, promoted_at = now(), checksum = $4 where name = $1
            """, cancellation, model.Name, redo ? 1 : 0, position, $"{compared.Rebuilt} at position {compared.Position}");
        await ReadModelSwap.Run(connection, "select pg_notify($1, $2)", cancellation, ReadModelTable.Channel, model.Name);
    }

    private async Task<bool> Differ(NpgsqlConnection connection, Guid[] touched, CancellationToken cancellation) =>
        touched.Length > 0
        && await TableChecksum.Of(connection, model.Table, touched, cancellation)
            != await TableChecksum.Of(connection, ReadModelSwap.Next(model), touched, cancellation);

    private async Task<bool> DeadLettersDiffer(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            "select (select coalesce(array_agg(key order by key), '{}') from read.dead_letters where model = $1) <> (select coalesce(array_agg(k order by k), '{}') from unnest($2) k)",
            connection)
        {
            Parameters = { new() { Value = model.Name }, new() { Value = failures.Select(failure => failure.Key).ToArray() } },
        };
        return (bool)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    private async Task KeepDeadLetters(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await ReadModelSwap.Run(connection, "delete from read.dead_letters where model = $1", cancellation, ReadModelSwap.PreviousName(model));
        await ReadModelSwap.Run(
            connection, "update read.dead_letters set model = $2 where model = $1", cancellation, model.Name, ReadModelSwap.PreviousName(model));
        foreach (var failure in failures) await DeadLetters.Write(connection, model, failure, cancellation);
    }
}
