using EventSourcedOps.Application.ReadModels;
using EventSourcedOps.Projections.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.Topology;

/// <summary>Keeps this node's graph as new as the feed.</summary>
public sealed partial class TopologyReader(TopologyMemory memory, ReadSignal signals, ILogger<TopologyReader> reports) : BackgroundService
{
    /// <summary>Looks at least so often, should a signal get lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>During an import there are signals all the time; what comes within so short a time shares one look.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var signal = signals.Of(FeedSchema.Name);
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = signal.Commits;
            try
            {
                await Task.Run(() => memory.Follow(stoppingToken), stoppingToken);
                await Task.Delay(Shortest, stoppingToken);
                await signal.WaitBeyond(seen, Patience, stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(reports, fault);
                await Task.Delay(Patience, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The topology cannot be read now; reading on soon")]
    private static partial void LogAway(ILogger log, Exception fault);
}
