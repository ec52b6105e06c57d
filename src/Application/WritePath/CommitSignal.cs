using System.Diagnostics;
using JasperFx.Events.Daemon.HighWater;

namespace EventSourcedOps.Application.WritePath;

/// <summary>Told after each commit of this node, and of other nodes through the database: wakes projections and feeds at once.</summary>
public sealed class CommitSignal
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long commits;
    private long events;

    /// <summary>How many commits were told so far: who remembers the number misses none between two looks.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <summary>How many events those of this node held.</summary>
    public long Events => Interlocked.Read(ref events);

    /// <param name="recorded">Events of the commit; 0 when another node made it.</param>
    public void Raise(int recorded = 0)
    {
        Interlocked.Add(ref events, recorded);
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

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// What a look costs besides its events is the same for one and for a thousand: the more is recorded, the more shares a look, and the
    /// less commands feel of them. So a thousand events a second wait 25 ms.
    /// </summary>
    private static readonly TimeSpan PauseForEachEventASecond = TimeSpan.FromMicroseconds(25);

    private long commits;
    private long events;
    private long lookedAt = Stopwatch.GetTimestamp();

    public async Task WaitAsync(TimeSpan timeout, CancellationToken token)
    {
        var rate = (signal.Events - events) / Stopwatch.GetElapsedTime(lookedAt).TotalSeconds;
        (events, lookedAt) = (signal.Events, Stopwatch.GetTimestamp());
        var pause = TimeSpan.FromTicks(Math.Clamp((long)(rate * PauseForEachEventASecond.Ticks), Shortest.Ticks, Longest.Ticks));
        await Task.Delay(timeout < pause ? timeout : pause, token);
        await signal.WaitBeyond(commits, timeout, token);
        commits = signal.Commits;
    }

    public void Dispose()
    {
        // The signal outlives the daemon.
    }
}
