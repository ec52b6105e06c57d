using EventSourcedOps.Application.Feeds;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Application.Topology;

/// <summary>A graph, and how new it is.</summary>
/// <param name="Position">It holds every event of the log up to there.</param>
/// <param name="At">When this node last looked.</param>
public sealed record KnownGraph(Graph Graph, long Position, DateTimeOffset At);

/// <summary>
/// The graph as this node knows it, kept as new as the feed: positions are given in an order in which nothing can appear any more, so
/// reading on behind the last one misses nothing, and all nodes come to the same graph.
/// </summary>
public sealed class TopologyMemory(NpgsqlDataSource database, FeedMarks marks, TimeProvider clock) : IDisposable
{
    private const int PageSize = 5_000;

    private static readonly string[] Types = [.. TopologyHistory.Facts.Select(WireNames.Of)];

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Book book = new(Guid.Empty, new(), new(), new(Graph.Before(new()), 0, DateTimeOffset.MinValue));

    /// <param name="Epoch">In which life of the database it was read.</param>
    private sealed record Book(Guid Epoch, TopologyHistory History, PastGraphs Past, KnownGraph Newest);

    /// <summary>Whether the log was read through once; until then <see cref="Newest"/> waits.</summary>
    public bool IsReady => loaded.Task.IsCompletedSuccessfully;

    public async ValueTask<KnownGraph> Newest(CancellationToken cancellation = default)
    {
        if (!IsReady) await loaded.Task.WaitAsync(cancellation);
        return book.Newest;
    }

    /// <summary>The graph as it was known at that time; null for now.</summary>
    public async ValueTask<KnownGraph> AsOf(DateTimeOffset? recorded, CancellationToken cancellation = default)
    {
        var newest = await Newest(cancellation);
        if (recorded is not { } then || then >= newest.At) return newest;
        var now = book;
        return now.Newest with { Graph = await Task.Run(() => now.Past.Of(now.History, then, now.Newest.Graph), cancellation) };
    }

    /// <summary>Reads what came since the last look, and answers the graph as it is now.</summary>
    public async Task<KnownGraph> Follow(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await ReadOn(cancellation);
            return book.Newest;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task ReadOn(CancellationToken cancellation)
    {
        var mark = await marks.Current(cancellation);
        var now = book;
        // Another life of the database may have other facts under the same positions.
        if (mark.Epoch != now.Epoch) now = new(mark.Epoch, new(), new(), new(Graph.Before(new()), 0, DateTimeOffset.MinValue));
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var looked = clock.GetUtcNow();
        var head = await Head(connection, cancellation);
        var graph = now.History.Count == 0 ? Graph.Before(now.History.Numbers) : now.Newest.Graph;
        if (head > now.Newest.Position) Read(connection, now.History, now.Newest.Position, head, cancellation);
        if (now.History.Count > graph.Version) graph = now.History.Follow(graph);
        book = now with { Newest = new(graph, head, looked) };
        loaded.TrySetResult();
    }

    private static async Task<long> Head(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("select seq_id from ops.feed_head", connection);
        return (long)(await ask.ExecuteScalarAsync(cancellation))!;
    }

    private static void Read(NpgsqlConnection connection, TopologyHistory history, long after, long upTo, CancellationToken cancellation)
    {
        using var copy = new EventCopy(connection, Types, after, upTo);
        while (copy.Next(PageSize) is { Count: > 0 } page)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var happened in page.AsParallel().AsOrdered().Select(unread => unread.Read()))
                history.Add(happened.Stream, happened.Fact, happened.RecordedAt);
        }
    }
}
