namespace EventSourcedOps.Application.WritePath;

/// <summary>Told after each commit of this node, and of other nodes through the database: wakes projections and feeds at once.</summary>
public sealed class CommitSignal
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next commit.</summary>
    public Task Next => next.Task;

    public void Raise() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
