using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.Feeds;
using EventSourcedOps.Projections.Walls;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Feeds;

/// <summary>One reader a node: takes new events from the feed's log as they get their positions, while anybody is there to read them.</summary>
public sealed partial class FeedReader(
    ReaderDatabase database, FeedMarks marks, FeedTail tail, ReadSignal signals, LandscapeMemory landscape,
    ILogger<FeedReader> reports) : BackgroundService
{
    private const int PageSize = 1_000;

    /// <summary>Who is further behind than this leaves the rest to the consumers' own pages.</summary>
    private const long FarBehind = 5_000;

    private const string LandscapeTypes = "organisation.";

    /// <summary>Looks at least so often, also at the epoch, should a signal get lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var signal = signals.Of(FeedSchema.Name);
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                var (seen, came) = (signal.Commits, tail.Attended.Commits);
                if (tail.Consumers == 0) await tail.Attended.WaitBeyond(came, Timeout.InfiniteTimeSpan, stoppingToken);
                else if (!await Follow(stoppingToken)) await signal.WaitBeyond(seen, Patience, stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(reports, fault);
                await Task.Delay(Patience, stoppingToken);
            }
    }

    /// <returns>True when there may be more at once.</returns>
    private async Task<bool> Follow(CancellationToken cancellation)
    {
        var mark = await marks.Current(cancellation);
        if (mark.Epoch != tail.Last.Epoch || mark.Head - tail.Last.Position > FarBehind) tail.Restart(await marks.Fresh(cancellation));
        var page = await FeedLog.Read(database.Everywhere, tail.Last.Position, FeedFilter.Everything, PageSize, cancellation);
        if (page.Epoch != tail.Last.Epoch) return true;

        // Filters stand on the organisation tree: nobody may see an event before the tree that it stands in.
        if (page.Entries.LastOrDefault(entry => entry.Type.StartsWith(LandscapeTypes, StringComparison.Ordinal)) is { } moved)
            await landscape.At(moved.Sequence, cancellation);
        if (page.Entries.Count > 0) tail.Add(page.Entries);
        return page.Entries.Count == PageSize;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed cannot be read now; reading on soon")]
    private static partial void LogAway(ILogger log, Exception fault);
}
