using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace EventSourcedOps.Projections.Feeds;

/// <summary>
/// Gives every event its place in the feed. Marten hands over pages below its high-water mark, where nothing can appear any more:
/// events of a transaction that commits late are waited for. Positions and the shard's progress are one transaction.
/// </summary>
public sealed class FeedSequencer : ProjectionBase, IProjection
{
    /// <summary>Enough to follow an import, small enough for a page to be one short transaction.</summary>
    private const int PageSize = 4_000;

    public FeedSequencer()
    {
        Name = FeedSchema.Name;
        Version = 1;
        IncludeArchivedEvents = true; // A stream that was put away stays history.
        Options.BatchSize = PageSize;
        Options.MaximumHopperSize = 5 * PageSize;
    }

    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        operations.QueueSqlCommand(
            "select ops.feed_append(?, ?, ?)",
            events.Select(e => e.Sequence).ToArray(), events.Select(e => e.TenantId).ToArray(), events.Select(e => e.EventTypeName).ToArray());
        return Task.CompletedTask;
    }
}
