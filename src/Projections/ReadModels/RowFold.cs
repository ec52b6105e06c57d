using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Projections.ReadModels;

/// <summary>A row as it was from one moment to another.</summary>
/// <param name="Until">When the next version began; null while it is the current one.</param>
/// <param name="Position">The event that made it so.</param>
public sealed record RowVersion(
    string Organisation, Guid Id, DateTimeOffset Since, DateTimeOffset? Until, long Position, object Row);

/// <summary>An event that could not be folded. Its row stands still until someone retries; nothing is skipped.</summary>
public sealed record FoldFailure(Guid Key, Recorded Happened, Exception Fault);

/// <summary>
/// Folds events in their order into versions of rows. The live model, the rebuild and the tests' independent copy all use this one
/// fold; what differs is only where the rows come from and go to.
/// </summary>
public sealed class RowFold(ReadModel model)
{
    private readonly Dictionary<Guid, RowVersion?> current = [];
    private readonly Dictionary<Guid, RowVersion> stored = [];
    private readonly Dictionary<Guid, DateTimeOffset> firstChange = [];
    private readonly List<RowVersion> closed = [];
    private readonly HashSet<Guid> stuck = [];

    /// <summary>Versions that began and ended in this fold.</summary>
    public IReadOnlyList<RowVersion> Closed => closed;

    /// <summary>Rows that changed, with the moment at which the version they started from ended.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Changed => firstChange;

    /// <summary>Rows whose stored version ended, with the moment.</summary>
    public IEnumerable<(Guid Key, DateTimeOffset Until)> Ended =>
        firstChange.Where(change => stored.TryGetValue(change.Key, out var before) && before.Since < change.Value)
            .Select(change => (change.Key, change.Value));

    /// <summary>Rows whose stored version began at the very moment of the change, and so lasted no time.</summary>
    public IEnumerable<Guid> Replaced =>
        firstChange.Where(change => stored.TryGetValue(change.Key, out var before) && before.Since >= change.Value).Select(change => change.Key);

    public IEnumerable<RowVersion> Open => current.Values.OfType<RowVersion>();

    /// <summary>Starts from a stored row; what is not told of has none.</summary>
    public void Start(RowVersion version) => current[version.Id] = stored[version.Id] = version;

    /// <summary>Leaves a row alone, because an earlier event of it could not be folded.</summary>
    public void Hold(Guid key) => stuck.Add(key);

    public RowVersion? Of(Guid key) => current.GetValueOrDefault(key);

    /// <returns>The rows that stand still from now on; the event's other rows move.</returns>
    public IReadOnlyList<FoldFailure> Apply(Recorded happened)
    {
        List<FoldFailure>? failures = null;
        foreach (var key in model.KeysOf(happened))
        {
            if (stuck.Contains(key)) continue;
            var before = current.GetValueOrDefault(key);
            try
            {
                var after = model.Evolve(key, before?.Row, happened);
                if (!ReferenceEquals(before?.Row, after)) Turn(key, before, after, happened);
            }
            catch (Exception fault)
            {
                stuck.Add(key);
                (failures ??= []).Add(new(key, happened, fault));
            }
        }

        return failures ?? (IReadOnlyList<FoldFailure>)[];
    }

    private void Turn(Guid key, RowVersion? before, object? after, Recorded happened)
    {
        var at = happened.RecordedAt;
        firstChange.TryAdd(key, at);

        // Events of one moment are one change: a version that would last no time is never seen, so it is never stored.
        if (before is not null && before.Since < at && firstChange[key] < at) closed.Add(before with { Until = at });
        current[key] = after is null ? null : new(model.OrganisationOf(after, happened), key, at, null, happened.Position, after);
    }

    /// <summary>What became of one row alone.</summary>
    public RowFold Only(Guid key)
    {
        var one = new RowFold(model);
        one.current[key] = Of(key);
        if (firstChange.TryGetValue(key, out var at)) one.firstChange[key] = at;
        one.closed.AddRange(closed.Where(version => version.Id == key));
        return one;
    }

    /// <summary>Hands out the ended versions, for a rebuild that writes them away while it goes on.</summary>
    public IReadOnlyList<RowVersion> TakeClosed()
    {
        RowVersion[] taken = [.. closed];
        closed.Clear();
        return taken;
    }
}
