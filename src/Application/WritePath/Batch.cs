using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Application.WritePath;

/// <summary>A stream as the batch knows it: what it held when read, and what the batch has added.</summary>
internal sealed class StreamView(Guid id, string? organisation, long version, object? state, DateTimeOffset lastAt)
{
    public Guid Id { get; } = id;
    public string? Organisation { get; private set; } = organisation;
    public long ReadVersion { get; private set; } = version;
    public long Version { get; private set; } = version;
    public object? State { get; private set; } = state;
    public DateTimeOffset LastAt { get; private set; } = lastAt;

    public bool Touched => Version > ReadVersion;

    public void Add(string organisation, object? state, DateTimeOffset at)
    {
        (Organisation, State, LastAt) = (organisation, state, at);
        Version++;
    }

    /// <summary>What was added is stored: the next batch starts from here.</summary>
    public void Stored() => ReadVersion = Version;
}

/// <summary>An event decided by the batch, not stored yet.</summary>
internal sealed record Pending(
    Guid Id, string Organisation, Guid Stream, long Version, object Fact, DateTimeOffset At, string By,
    string? Correlation, string? Causation, EventHeaders Headers);

/// <summary>Everything a batch will write in its one transaction.</summary>
internal sealed class BatchWrites
{
    public List<Pending> Events { get; } = [];
    public List<(Entry Entry, Outcome Outcome, bool Keep)> Answers { get; } = [];

    /// <summary>Which event was the last of each accepted command.</summary>
    public Dictionary<Guid, int> LastEvents { get; } = [];

    public List<(Entry Entry, Exception Fault)> Faults { get; } = [];
    public Dictionary<Guid, StreamView> Streams { get; } = [];

    public Holdings Holdings { get; } = new();

    /// <summary>Streams that became more sensitive, or less.</summary>
    public Dictionary<Guid, (string Organisation, DataLabel Label)> Labels { get; } = [];

    public bool MovesLandscape => Events.Exists(pending => pending.Fact is LandscapeEvent);
    public bool MovesAccess => Events.Exists(pending => pending.Fact is AccessEvent);

    /// <summary>Whether a change was given its time.</summary>
    public bool MovesBookings => Events.Exists(pending => pending.Fact is ChangeScheduled);

    /// <summary>The events have their places: the answers tell them.</summary>
    public void Place(long[] positions)
    {
        for (var i = 0; i < Answers.Count; i++)
            if (LastEvents.TryGetValue(Answers[i].Outcome.CommandId, out var last))
                Answers[i] = Answers[i] with { Outcome = Answers[i].Outcome with { Position = positions[last] } };
    }

    /// <summary>The entries that stand on a stream somebody else moved.</summary>
    public IEnumerable<Entry> On(IReadOnlySet<Guid> overtaken) =>
        Answers.Select(answer => answer.Entry).Where(entry => overtaken.Contains(entry.Command.Stream));
}
