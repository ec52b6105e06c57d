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
    /// <summary>Small, so that what is read is encoded and gone before the garbage collector looks at it twice.</summary>
    private const int PageSize = 250;

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
        var stop = together.Token;

        // Two stages wait for the network most of the time: on threads of their own they take none from those that compute.
        var reading = Task.Factory.StartNew(() => Guarded(() => Read(source, upTo, stop)), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var writing = Task.Factory.StartNew(() => Guarded(() => Write(copy, stop)), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var folding = Task.Run(() => Fold(copy, at, stop), stop);
        _ = folding.ContinueWith(_ => together.Cancel(), CancellationToken.None, TaskContinuationOptions.NotOnRanToCompletion, TaskScheduler.Default);
        await Task.WhenAll(reading, folding, writing);
        return await folding;

        // One stage that fails ends the others, which would wait for it for ever.
        void Guarded(Action work)
        {
            try
            {
                work();
            }
            catch
            {
                together.Cancel();
                throw;
            }
        }
    }

    private void Read(NpgsqlConnection source, long upTo, CancellationToken stop)
    {
        using var copy = new EventCopy(source, model.WireTypes, 0, upTo);
        while (copy.Next(PageSize) is { Count: > 0 } page)
        {
            var facts = Task.Run(() => page.Select(unread => unread.Read()).ToArray(), stop);
            if (!read.Writer.TryWrite(facts)) read.Writer.WriteAsync(facts, stop).AsTask().GetAwaiter().GetResult();
        }

        read.Writer.Complete();
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

    private void Write(VersionCopy copy, CancellationToken stop)
    {
        while (encoded.Reader.WaitToReadAsync(stop).AsTask().GetAwaiter().GetResult())
            while (encoded.Reader.TryRead(out var page))
                foreach (var version in page.GetAwaiter().GetResult()) copy.Write(version);
    }
}
