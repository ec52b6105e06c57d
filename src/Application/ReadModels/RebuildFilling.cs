using System.Threading.Channels;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>
/// Fills a new table from the whole log: COPY out, read, fold, encode, COPY in, each stage beside the others. Only the fold is bound to
/// the order, and only current rows stay in memory: versions that ended are written away while the fold goes on.
/// </summary>
internal sealed class RebuildFilling(NpgsqlDataSource database, ReadModel model, string table)
{
    private const int PageSize = 1_000;

    /// <summary>Pages in flight between two stages: enough to keep every core busy, few enough to bound the memory.</summary>
    private const int InFlight = 4;

    private readonly Channel<Task<Recorded[]>> read = Channel.CreateBounded<Task<Recorded[]>>(InFlight);
    private readonly Channel<Task<EncodedVersion[]>> encoded = Channel.CreateBounded<Task<EncodedVersion[]>>(InFlight);

    /// <summary>Creates the table and fills it, in one transaction: whoever is killed in it leaves nothing behind.</summary>
    /// <returns>What could not be folded.</returns>
    public async Task<IReadOnlyList<FoldFailure>> Run(long upTo, Action<long> at, CancellationToken cancellation)
    {
        await using var source = await database.OpenConnectionAsync(cancellation);
        await using var target = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await target.BeginTransactionAsync(cancellation);
        await using (var create = new NpgsqlCommand(ReadModelTable.Create(model, table), target)) await create.ExecuteNonQueryAsync(cancellation);
        IReadOnlyList<FoldFailure> failures;
        using (var copy = new VersionCopy(target, model, table))
        {
            failures = await Work(source, copy, upTo, at, cancellation);
            copy.Complete();
        }

        await transaction.CommitAsync(cancellation);
        return failures;
    }

    private async Task<IReadOnlyList<FoldFailure>> Work(
        NpgsqlConnection source, VersionCopy copy, long upTo, Action<long> at, CancellationToken cancellation)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var folding = Stage(() => Fold(copy, at, together.Token));
        Task[] stages = [Stage(() => Read(source, upTo, together.Token)), folding, Stage(() => Write(copy, together.Token))];
        await Task.WhenAll(stages);
        return await folding;

        // One stage that fails ends the others, which would wait for it for ever.
        Task<T> Stage<T>(Func<Task<T>> work) => Task.Run(async () =>
        {
            try
            {
                return await work();
            }
            catch
            {
                await together.CancelAsync();
                throw;
            }
        }, CancellationToken.None);
    }

    private async Task<int> Read(NpgsqlConnection source, long upTo, CancellationToken cancellation)
    {
        using var copy = new EventCopy(source, model.WireTypes, 0, upTo);
        while (copy.Next(PageSize) is { Count: > 0 } page)
            await read.Writer.WriteAsync(Task.Run(() => page.Select(unread => unread.Read()).ToArray(), cancellation), cancellation);
        read.Writer.Complete();
        return 0;
    }

    private async Task<IReadOnlyList<FoldFailure>> Fold(VersionCopy copy, Action<long> at, CancellationToken cancellation)
    {
        var fold = new RowFold(model);
        var failures = new List<FoldFailure>();
        await foreach (var page in read.Reader.ReadAllAsync(cancellation))
        {
            var events = await page;
            foreach (var happened in events) failures.AddRange(fold.Apply(happened));
            await Encode(copy, fold.TakeClosed(), cancellation);
            at(events[^1].Position);
        }

        foreach (var rows in fold.Open.Chunk(PageSize)) await Encode(copy, rows, cancellation);
        encoded.Writer.Complete();
        return failures;
    }

    private async Task Encode(VersionCopy copy, IReadOnlyList<RowVersion> versions, CancellationToken cancellation)
    {
        if (versions.Count > 0)
            await encoded.Writer.WriteAsync(Task.Run(() => versions.Select(copy.Encode).ToArray(), cancellation), cancellation);
    }

    private async Task<int> Write(VersionCopy copy, CancellationToken cancellation)
    {
        await foreach (var page in encoded.Reader.ReadAllAsync(cancellation))
            foreach (var version in await page) copy.Write(version);
        return 0;
    }
}
