using JasperFx.Events.Daemon.HighWater;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Told after each commit of this node, and of other nodes through the database: wakes projections and feeds at once.</summary>
public sealed class CommitSignal
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long commits;

    /// <summary>How many commits were told so far: who remembers the number misses none between two looks.</summary>
    public long Commits => Interlocked.Read(ref commits);

    public void Raise()
    {
        Interlocked.Increment(ref commits);
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Waits until there are more commits than those seen, or the time is over.</summary>
    public async Task WaitBeyond(long seen, TimeSpan most, CancellationToken cancellation)
    {
        var waiting = next.Task;
        if (Commits > seen) return;
        try
        {
            await waiting.WaitAsync(most, cancellation);
        }
        catch (TimeoutException)
        {
            // Nothing was committed in that time: the caller looks anyway.
        }
    }
}

/// <summary>Wakes Marten's daemon from the commit itself: polling would cost half a second, a NOTIFY per append half the throughput.</summary>
public sealed class CommitWakeup(CommitSignal signal) : IDaemonWakeup
{
    /// <summary>Commits within so short a time share one look; more looks would take the database from the commands.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(15);

    private long seen;

    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        await Task.Delay(timeout < Shortest ? timeout : Shortest, token);
        await signal.WaitBeyond(seen, timeout, token);
        seen = signal.Commits;
    }

    public void Dispose()
    {
        // The signal outlives the daemon.
    }
}
