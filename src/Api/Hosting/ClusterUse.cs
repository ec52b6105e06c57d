namespace EventSourcedOps.Api.Hosting;

/// <summary>
/// Who uses a cluster, told by file locks that the kernel releases even after kill -9: everybody holds a shared lock,
/// so whoever can take it alone is the last one and may stop the server.
/// </summary>
internal sealed class ClusterUse(string folder) : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan TurnTimeout = TimeSpan.FromMinutes(5);
    private FileStream? _shared;

    public string UsersFile { get; } = Path.Combine(folder, "pg.users");

    /// <summary>Starting and stopping happen one at a time over all processes.</summary>
    public async Task<IDisposable> TurnAsync(CancellationToken cancellation) =>
        await OpenAsync(Path.Combine(folder, "pg.turn"), FileAccess.ReadWrite, FileShare.None, cancellation);

    /// <summary>Said while it is our turn: from now on the cluster is in use by us.</summary>
    public async Task EnterAsync(CancellationToken cancellation)
    {
        if (!File.Exists(UsersFile)) await File.WriteAllTextAsync(UsersFile, "", cancellation);
        _shared ??= await OpenAsync(UsersFile, FileAccess.Read, FileShare.Read, cancellation);
    }

    /// <summary>Said while it is our turn: we leave; true when nobody else uses the cluster.</summary>
    public bool LeaveAsLast()
    {
        Dispose();
        using var alone = TryOpen(UsersFile, FileAccess.ReadWrite, FileShare.None);
        return alone is not null;
    }

    public void Dispose()
    {
        _shared?.Dispose();
        _shared = null;
    }

    private async Task<FileStream> OpenAsync(string path, FileAccess access, FileShare share, CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryOpen(path, access, share) is { } opened) return opened;
            if (TimeProvider.System.GetElapsedTime(since) > TurnTimeout)
                throw new TimeoutException($"Another process has been starting or stopping the cluster in {folder} for {TurnTimeout}.");
            await Task.Delay(PollInterval, cancellation);
        }
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate, access, share);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null; // somebody else holds it: that is the answer, not a fault
        }
    }
}
