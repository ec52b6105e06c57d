namespace EventSourcedOps.Api.GraphQL;

/// <summary>How fresh the answer is: set by whoever reads, told in the answer's extensions.</summary>
public sealed class DataAsOf
{
    private readonly Lock _gate = new();
    private Moment? _oldest;

    /// <summary>What was read holds every event up to this one. Of several, the oldest counts for the whole answer.</summary>
    public void Set(long position, DateTimeOffset recordedAt)
    {
        lock (_gate)
            if (_oldest is null || position < _oldest.Position) _oldest = new(position, recordedAt);
    }

    internal IReadOnlyDictionary<string, object?>? Told
    {
        get
        {
            lock (_gate)
                return _oldest is null ? null : new Dictionary<string, object?>
                {
                    ["position"] = _oldest.Position,
                    ["recordedAt"] = _oldest.RecordedAt,
                };
        }
    }

    private sealed record Moment(long Position, DateTimeOffset RecordedAt);
}
