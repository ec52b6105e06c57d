namespace EventSourcedOps.Api.GraphQL;

/// <summary>
/// Counts the events between a subscription's source and its subscriber's wire. When the limit is passed,
/// the subscription ends with an error that tells to resume: nothing is dropped in silence, nothing piles up.
/// </summary>
public sealed class SubscriptionBacklog(GraphQLOptions options)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _overflowed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _room;
    private int _waiting;

    /// <summary>A source that replays history awaits this before each event, and so goes as fast as its subscriber reads.</summary>
    public async ValueTask UntilRoom(CancellationToken cancellation)
    {
        while (true)
        {
            Task room;
            lock (_gate)
            {
                if (_waiting < options.Streams.Backlog / 2 + 1) return;
                room = (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            await room.WaitAsync(cancellation);
        }
    }

    internal Task Overflowed => _overflowed.Task;

    internal bool TryEnter()
    {
        lock (_gate)
        {
            if (_waiting < options.Streams.Backlog)
            {
                _waiting++;
                return true;
            }
        }
        _overflowed.TrySetResult();
        return false;
    }

    internal void Leave()
    {
        lock (_gate)
        {
            _waiting--;
            _room?.TrySetResult();
            _room = null;
        }
    }
}
