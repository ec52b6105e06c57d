using System.Diagnostics;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>What a rebuild came to.</summary>
/// <param name="Position">Up to which event both tables were compared.</param>
/// <param name="Filled">How long the new table took to be filled and indexed.</param>
/// <param name="Stuck">Rows of the new table that stand still, because an event of theirs could not be folded.</param>
public sealed record RebuildReport(
    string Model, long Position, TableChecksum Rebuilt, TableChecksum Live, TimeSpan Filled, TimeSpan Took, int Stuck)
{
    public bool IsEqual => Rebuilt == Live;
}

/// <summary>
/// Folds a read model anew beside the live one, while everybody goes on reading and writing, compares the two, and lets the new table
/// take the live one's place in one short transaction. Until then nothing that readers see has changed.
/// </summary>
public sealed class Rebuild([FromKeyedServices(DatabaseRole.Projection)] NpgsqlDataSource database)
{
    /// <summary>So few events are left to the last step, in which the live model waits.</summary>
    private const long NearEnough = 2_000;

    /// <summary>Gives up catching up with a writer that is faster; the last step takes what is left.</summary>
    private const int Rounds = 20;

    /// <param name="acceptDifference">Promote although the tables differ: after a fold was mended they should.</param>
    public async Task<RebuildReport> Run(
        ReadModel model, bool acceptDifference = false, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        await using var turn = await RebuildTurn.Take(database, model.Name, cancellation);
        await using var journal = await RebuildJournal.Open(database, model.Name, progress, cancellation);
        try
        {
            return await Beside(model, acceptDifference, journal, cancellation);
        }
        catch (Exception cause)
        {
            journal.Failed(cause);
            await Clear(model, CancellationToken.None);
            throw;
        }
    }

    private async Task<RebuildReport> Beside(ReadModel model, bool acceptDifference, RebuildJournal progress, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await Clear(model, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await UnknownEvents.In(connection, cancellation) is { Count: > 0 } unknown)
            throw new RebuildRefusedException($"The log holds events that this program does not know ({string.Join(", ", unknown)}); upgrade it.");

        var position = await ShardProgress.Of(connection, model, cancellation);
        var filling = new RebuildFilling(database, model, ReadModelSwap.Next(model));
        var failures = (await filling.Run(position, at => progress.Report(new("folding", at, position)), cancellation)).ToList();
        await new RebuildIndexes(database, model, ReadModelSwap.Next(model)).Build(progress, cancellation);
        var filled = Stopwatch.GetElapsedTime(started);

        var held = failures.Select(failure => failure.Key).ToHashSet();
        var catchUp = new RebuildCatchUp(model, ReadModelSwap.Next(model), held, failures);
        position = await CatchUp(connection, model, catchUp, position, progress, cancellation);
        var comparison = new RebuildComparison(database, model, catchUp);
        progress.Report(new("comparing", 0));
        var compared = await comparison.Snapshot(connection, position, cancellation);
        if (!compared.AreEqual && !acceptDifference) throw new RebuildRefusedException(await comparison.Explain(connection, compared, cancellation));

        progress.Report(new("promoting", 0));
        await new RebuildPromotion(database, model, catchUp, failures).Run(compared, acceptDifference, cancellation);
        progress.Report(new("done", compared.Rebuilt.Rows, compared.Rebuilt.Rows));
        return new(model.Name, compared.Position, compared.Rebuilt, compared.Live, filled, Stopwatch.GetElapsedTime(started), failures.Count);
    }

    private static async Task<long> CatchUp(
        NpgsqlConnection connection, ReadModel model, RebuildCatchUp catchUp, long position, RebuildJournal progress, CancellationToken cancellation)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var live = await ShardProgress.Of(connection, model, cancellation);
            progress.Report(new("catching up", position, live));
            await catchUp.Run(connection, position, live, cancellation);
            if (live - position <= NearEnough) return live;
            position = live;
        }

        return position;
    }

    /// <summary>Drops what an earlier rebuild left behind.</summary>
    private async Task Clear(ReadModel model, CancellationToken cancellation)
    {
        await using var drop = database.CreateCommand($"drop table if exists {ReadModelSwap.Next(model)}");
        await drop.ExecuteNonQueryAsync(cancellation);
    }
}
