using System.Net.Sockets;
using Npgsql;
using Polly;
using Polly.Retry;

namespace EventSourcedOps.Projections.EventLog;

/// <summary>
/// What of Marten's work is tried again at once. Not a commit whose answer was lost with the connection: it may stand, and tried again it
/// finds the reader's place further on, takes that for a second reader and stops for good. Whoever begins anew reads the place first.
/// </summary>
public static class TriedAgain
{
    private const int Times = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static void Configure(ResiliencePipelineBuilder pipeline) => pipeline.AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<Exception>(CannotStand),
        MaxRetryAttempts = Times, Delay = Pause, BackoffType = DelayBackoffType.Exponential,
    });

    /// <summary>Whether nothing of it can have been recorded, and another time may do better.</summary>
    public static bool CannotStand(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case PostgresException said:
                    return said is { IsTransient: true, SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown) };
                case NpgsqlException { InnerException: SocketException }: // it was never reached
                    return true;
            }

        return false;
    }
}
