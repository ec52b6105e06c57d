using EventSourcedOps.Projections.Feeds;

namespace EventSourcedOps.Application.Feeds;

/// <summary>The feed's epoch and head as this node knows them: asked again when they are older than a moment.</summary>
public sealed class FeedMarks(FeedLog log)
{
    /// <summary>A stream may live on so long in an epoch that is over.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private sealed record Known(FeedMark Mark, long At);

    private volatile Known? known;

    public async ValueTask<FeedMark> Current(CancellationToken cancellation) =>
        known is { } last && TimeProvider.System.GetElapsedTime(last.At) < Moment ? last.Mark : await Fresh(cancellation);

    public async Task<FeedMark> Fresh(CancellationToken cancellation)
    {
        var mark = await log.Mark(cancellation);
        known = new(mark, TimeProvider.System.GetTimestamp());
        return mark;
    }

    /// <summary>Null when the cursor can be read from; else why not.</summary>
    public async ValueTask<CursorTrouble?> Check(FeedCursor cursor, CancellationToken cancellation)
    {
        var mark = await Current(cancellation);
        if (cursor.Epoch == mark.Epoch && cursor.Position > mark.Head) mark = await Fresh(cancellation);
        if (cursor.Epoch == mark.Epoch) return cursor.Position <= mark.Head ? null : new CursorTrouble.Beyond(mark);
        var common = await log.CommonWith(cursor.Epoch, cancellation);
        return new CursorTrouble.OtherEpoch(mark, new(mark.Epoch, Math.Min(cursor.Position, common ?? 0)));
    }
}

/// <summary>Why nothing can follow on a cursor.</summary>
public abstract record CursorTrouble(FeedMark Now)
{
    /// <summary>It names a place that the feed has not reached.</summary>
    public sealed record Beyond(FeedMark Now) : CursorTrouble(Now);

    /// <summary>It comes from another life of the database.</summary>
    /// <param name="Resume">The last place both lives agree on; the beginning when this database never had that life.</param>
    public sealed record OtherEpoch(FeedMark Now, FeedCursor Resume) : CursorTrouble(Now);
}
