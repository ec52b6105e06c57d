namespace EventSourcedOps.Api.Hosting;

/// <summary>Brings the embedded PostgreSQL back when it dies, so that nobody has to restart the application for it.</summary>
internal sealed partial class PostgresWatch(EmbeddedPostgres postgres, ILogger<PostgresWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await postgres.ReviveAsync(stoppingToken)) Revived(postgres.ProcessId, postgres.Port);
            }
            catch (Exception cause) when (cause is CannotStartException or IOException or TimeoutException)
            {
                NotRevived(cause); // tried again at the next tick; /health/ready says "not ready" meanwhile
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "PostgreSQL had died and runs again as process {ProcessId} on port {Port}")]
    private partial void Revived(int processId, int port);

    [LoggerMessage(LogLevel.Error, "PostgreSQL died and does not start")]
    private partial void NotRevived(Exception cause);
}
