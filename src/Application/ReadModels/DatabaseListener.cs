using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Projections.ReadModels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>One listening connection a node: commits of other nodes wake the daemon, newer read models wake subscriptions.</summary>
public sealed partial class DatabaseListener(
    NpgsqlDataSource database, CommitSignal commits, ReadSignal reads, ILogger<DatabaseListener> log) : BackgroundService
{
    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, fault);
                await Task.Delay(BeforeAnotherTry, stoppingToken);
            }
    }

    private async Task Listen(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        connection.Notification += (_, told) =>
        {
            if (told.Channel == BatchWriting.Channel) commits.Raise();
            else reads.Of(told.Payload).Raise();
        };
        await using (var listen = new NpgsqlCommand($"listen {BatchWriting.Channel}; listen {ReadModelTable.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);

        // Whatever was told while nobody listened is unknown: everybody looks once.
        commits.Raise();
        reads.RaiseAll();
        while (true) await connection.WaitAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The listening connection was lost; listening again soon")]
    private static partial void LogAway(ILogger log, Exception fault);
}
