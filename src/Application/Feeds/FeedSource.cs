using EventSourcedOps.Projections.Feeds;
using EventSourcedOps.Projections.Walls;

namespace EventSourcedOps.Application.Feeds;

/// <summary>What one consumer took: the events, and the place to go on from.</summary>
public sealed record FeedTake(IReadOnlyList<FeedEntry> Entries, FeedCursor Next);

/// <summary>The feed for consumers: the newest events from memory, everything older from the database.</summary>
public sealed class FeedSource(FeedTail tail, ReaderDatabase database)
{
    /// <summary>From memory when the place is there; nothing then means that nothing newer was read so far.</summary>
    public async ValueTask<FeedTake> Take(FeedCursor after, FeedScope scope, int most, CancellationToken cancellation)
    {
        var entries = new List<FeedEntry>();
        return tail.TryRead(after, scope.Filter, most, entries, out var to)
            ? new(entries, after with { Position = to })
            : await TakeStored(after, scope, most, cancellation);
    }

    /// <summary>From the database: nothing then means that there is nothing within the positions looked through.</summary>
    public async Task<FeedTake> TakeStored(FeedCursor after, FeedScope scope, int most, CancellationToken cancellation)
    {
        var page = await FeedLog.Read(database.Of(scope.Reach, scope.Places), after.Position, scope.Filter, most, cancellation);
        return new(page.Entries, new(page.Epoch, page.To));
    }
}
