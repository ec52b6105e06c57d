using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>
/// Gives every event its place in the feed. Pages come from below Marten's high-water mark, where nothing can appear any more: events
/// of a transaction that commits late are waited for. From the page only its end is taken. Where the feed goes on is said by the feed
/// itself: positions wait for no disk, and after a crash of the database it ends earlier than the pages that were handed over.
/// </summary>
internal static class FeedSequencer
{
    public static NpgsqlBatchCommand Append(IReadOnlyList<Recorded> page) => new("select ops.feed_append($1)")
    {
        Parameters = { new() { Value = page[^1].Position } },
    };
}
