using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Forgets the answers to commands that nobody can be repeating any more.</summary>
public sealed partial class ReceiptRetention(NpgsqlDataSource database, ILogger<ReceiptRetention> log) : BackgroundService
{
    /// <summary>Clients are promised seven days; whoever was cut off for a whole holiday is served as well.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    /// <summary>So many at once, that the commands beside it hardly notice.</summary>
    private const int ForgottenAtOnce = 5_000;

    /// <returns>How many were forgotten.</returns>
    public async Task<int> Forget(CancellationToken cancellation)
    {
        await using var forget = database.CreateCommand(
            $"""
            delete from ops.receipts where ctid = any(array(
                select ctid from ops.receipts where recorded_at < now() - $1 limit {ForgottenAtOnce} for update skip locked))
            """);
        forget.Parameters.Add(new() { Value = Kept });
        return await forget.ExecuteNonQueryAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(BetweenLooks);
        do
            try
            {
                while (await Forget(stoppingToken) == ForgottenAtOnce) { }
            }
            catch (Exception away) when (away is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                LogAway(log, away);
            }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old receipts could not be forgotten; trying again in an hour")]
    private static partial void LogAway(ILogger log, Exception fault);
}
