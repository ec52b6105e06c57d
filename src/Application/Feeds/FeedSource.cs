using EventSourcedOps.Projections.Feeds;

namespace EventSourcedOps.Application.Feeds;

/// <summary>What one consumer took: the events, and the place to go on from.</summary>
public sealed record FeedTake(IReadOnlyList<FeedEntry> Entries, FeedCursor Next);

/// <summary>The feed for consumers: the newest events from memory, everything older from the database.</summary>
public sealed class FeedSource(FeedTail tail, FeedLog log)
{
    /// <summary>From memory when the place is there; nothing then means that nothing newer was read so far.</summary>
    public async ValueTask<FeedTake> Take(FeedCursor after, FeedFilter filter, int most, CancellationToken cancellation)
    {
        var entries = new List<FeedEntry>();
        return tail.TryRead(after, filter, most, entries, out var to)
            ? new(entries, after with { Position = to })
            : await TakeStored(after, filter, most, cancellation);
    }

    /// <summary>From the database: nothing then means that there is nothing within the positions looked through.</summary>
    public async Task<FeedTake> TakeStored(FeedCursor after, FeedFilter filter, int most, CancellationToken cancellation)
    {
        var page = await log.Read(after.Position, filter, most, cancellation);
        return new(page.Entries, new(page.Epoch, page.To));
    }
}
