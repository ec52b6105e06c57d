using EventSourcedOps.Api.Hosting;
using EventSourcedOps.Application.Feeds;
using Npgsql;

namespace EventSourcedOps.Api.Feeds;

/// <summary>Tells how many recorded events have no place in the feed yet.</summary>
internal sealed partial class FeedLagMeter(FeedLog log, ILogger<FeedLagMeter> reports) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                OpsMeters.FeedLag.Record((await log.Lag(stoppingToken)).Waiting);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LogUnmeasured(reports, fault);
            }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lag of the feed could not be measured")]
    private static partial void LogUnmeasured(ILogger log, Exception fault);
}
