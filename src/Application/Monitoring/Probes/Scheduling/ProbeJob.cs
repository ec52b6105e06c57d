using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace EventSourcedOps.Application.Monitoring.Probes.Scheduling;

/// <summary>A probe's turn at the product's own point has come. The name of the job is the probe's id.</summary>
[DisallowConcurrentExecution]
public sealed partial class ProbeJob(ProbeRound round, ILogger<ProbeJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var probe = Guid.Parse(context.JobDetail.Key.Name);
        try
        {
            await round.Go(probe, cancellationToken);
        }
        catch (Exception away) when (away is NpgsqlException or IOException or TimeoutException)
        {
            LogAway(log, probe, away); // the next run is judged again
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(log, probe, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Probe {Probe} has to wait")]
    private static partial void LogAway(ILogger log, Guid probe, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Probe {Probe} cannot be run")]
    private static partial void LogFault(ILogger log, Guid probe, Exception fault);
}
