namespace EventSourcedOps.Application.WritePath;

/// <summary>
/// Streams this node wrote lately, so that the next command on them needs no read. Never trusted: the version is checked when the
/// batch is written, and a stream that moved elsewhere is read again.
/// </summary>
internal sealed class StreamCache(int capacity)
{
    private readonly Dictionary<Guid, StreamView> streams = [];
    private readonly Queue<Guid> order = [];

    public StreamView? Find(Guid id) => streams.GetValueOrDefault(id);

    public void Keep(StreamView stream)
    {
        if (streams.TryAdd(stream.Id, stream)) order.Enqueue(stream.Id);
        else streams[stream.Id] = stream;
        while (order.Count > capacity) streams.Remove(order.Dequeue());
    }

    public void Forget(Guid id) => streams.Remove(id);

    public void Clear()
    {
        streams.Clear();
        order.Clear();
    }
}
