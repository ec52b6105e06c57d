using EventSourcedOps.Projections.EventLog;
using Npgsql;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>
/// Gives every event its place in the feed. Pages come from below Marten's high-water mark, where nothing can appear any more: events
/// of a transaction that commits late are waited for. What has a position keeps it, so that a page may come twice.
/// </summary>
internal static class FeedSequencer
{
    public static NpgsqlBatchCommand Append(IReadOnlyList<Recorded> page) => new("select ops.feed_append($1, $2, $3)")
    {
        Parameters =
        {
            new() { Value = page.Select(happened => happened.Position).ToArray() },
            new() { Value = page.Select(happened => happened.Organisation).ToArray() },
            new() { Value = page.Select(happened => happened.Type).ToArray() },
        },
    };
}
