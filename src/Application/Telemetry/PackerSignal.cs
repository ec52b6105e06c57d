namespace EventSourcedOps.Application.Telemetry;

/// <summary>Tells the packer that there is enough for it to do, and the writers how far behind it is.</summary>
public sealed class PackerSignal : IDisposable
{
    /// <summary>So many samples are worth a turn of the packer.</summary>
    internal const long Enough = 250_000;

    private readonly SemaphoreSlim work = new(0, 1);
    private long backlog;
    private long sinceTurn;

    /// <summary>Samples that are written ahead and in no chunk yet, as far as this node knows.</summary>
    public long Backlog => Interlocked.Read(ref backlog);

    internal void Written(long samples)
    {
        Interlocked.Add(ref backlog, samples);
        if (Interlocked.Add(ref sinceTurn, samples) >= Enough) Wake();
    }

    /// <summary>The table knows better, as other nodes write and pack as well.</summary>
    internal void Counted(long samples) => Interlocked.Exchange(ref backlog, samples);

    /// <summary>Waits until there is enough, or the time is over.</summary>
    internal async Task Wait(TimeSpan most, CancellationToken cancellation)
    {
        await work.WaitAsync(most, cancellation);
        Interlocked.Exchange(ref sinceTurn, 0);
    }

    public void Dispose() => work.Dispose();

    private void Wake()
    {
        lock (work)
            if (work.CurrentCount == 0) work.Release();
    }
}
