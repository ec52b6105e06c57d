using Npgsql;

namespace EventSourcedOps.Application.ReadModels;

/// <summary>
/// A step that needs a table for itself. It never waits long for it, because readers queue behind whoever waits: it gives up, lets
/// them pass and tries again. Longer than PostgreSQL's deadlock_timeout, after which a vacuum that stands in the way gives up itself.
/// </summary>
internal static class ShortTransaction
{
    private const string Patience = "set local lock_timeout = '2s'";
    private const int Tries = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task Run(
        NpgsqlDataSource database, Func<NpgsqlConnection, Task> step, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellation);
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                await ReadModelSwap.Run(connection, Patience, cancellation);
                await step(connection);
                await transaction.CommitAsync(cancellation);
                return;
            }
            catch (PostgresException fault) when (IsBusy(fault) && attempt < Tries)
            {
                await Task.Delay(Pause, cancellation);
            }
    }

    private static bool IsBusy(PostgresException fault) =>
        fault.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;
}
