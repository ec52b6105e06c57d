using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>Brings the table back that the last rebuild replaced. It is caught up first, so readers lose nothing but the change.</summary>
public sealed class Rollback([FromKeyedServices(DatabaseRole.Projection)] NpgsqlDataSource database)
{
    /// <returns>The position at which the tables changed places.</returns>
    public async Task<long> Run(ReadModel model, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        await using var turn = await RebuildTurn.Take(database, model.Name, cancellation);
        var failures = new List<FoldFailure>();
        RebuildCatchUp catchUp;
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            var held = await DeadLetters.Held(connection, ReadModelSwap.PreviousName(model), cancellation);
            catchUp = new(model, ReadModelSwap.Previous(model), held, failures);
            var from = await PreviousPosition(connection, model, cancellation);
            var live = await ShardProgress.Of(connection, model, cancellation);
            progress?.Report(new("catching up", from, live));
            await catchUp.Run(connection, from, live, cancellation);
            await MovePrevious(connection, model, live, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var position = 0L;
        await ShortTransaction.Run(database, async connection =>
        {
            position = await ShardProgress.Hold(connection, model, cancellation);
            await catchUp.Run(connection, await PreviousPosition(connection, model, cancellation), position, cancellation);
            await Swap(connection, model, position, failures, cancellation);
        }, cancellation);
        return position;
    }

    private static async Task Swap(
        NpgsqlConnection connection, ReadModel model, long position, IReadOnlyList<FoldFailure> failures, CancellationToken cancellation)
    {
        var aside = $"{model.Table}_aside";
        await ReadModelSwap.Rename(connection, model.Table, aside, cancellation);
        await ReadModelSwap.Rename(connection, ReadModelSwap.Previous(model), model.Table, cancellation);
        await ReadModelSwap.Rename(connection, aside, ReadModelSwap.Previous(model), cancellation);
        var (name, previous) = (model.Name, ReadModelSwap.PreviousName(model));
        foreach (var (from, to) in new[] { (name, "~aside"), (previous, name), ("~aside", previous) })
            await ReadModelSwap.Run(connection, "update read.dead_letters set model = $2 where model = $1", cancellation, from, to);
        foreach (var failure in failures) await DeadLetters.Write(connection, model, failure, cancellation);
        await ReadModelSwap.Run(
            connection,
            "update read.models set epoch = epoch + 1, previous_position = $2, promoted_at = now(), checksum = 'rolled back' where name = $1",
            cancellation, name, position);
        await ReadModelSwap.Run(connection, "select pg_notify($1, $2)", cancellation, ReadModelTable.Channel, name);
    }

    private static async Task<long> PreviousPosition(NpgsqlConnection connection, ReadModel model, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand(
            "select previous_position from read.models where name = $1 and to_regclass($2) is not null", connection)
        {
            Parameters = { new() { Value = model.Name }, new() { Value = ReadModelSwap.Previous(model) } },
        };
        return await ask.ExecuteScalarAsync(cancellation) as long?
            ?? throw new RebuildRefusedException($"{model.Name} was never rebuilt, so there is no table to go back to.");
    }

    /// <summary>In the transaction that caught it up: folded twice it would be wrong.</summary>
    private static Task MovePrevious(NpgsqlConnection connection, ReadModel model, long position, CancellationToken cancellation) =>
        ReadModelSwap.Run(connection, "update read.models set previous_position = $2 where name = $1", cancellation, model.Name, position);
}
