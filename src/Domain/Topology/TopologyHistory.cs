using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Topology;

/// <summary>
/// Every fact that ever changed the graph, in the order of the log and in few bytes: the graph of any time is folded from it without
/// asking a database. One writer adds, any number of readers fold meanwhile.
/// </summary>
/// <param name="numbers">Those of another history, so that graphs of both can be compared; numbers of its own when null.</param>
public sealed class TopologyHistory(Numbering? numbers = null)
{
    private const int PageSize = 1 << 14;

    private volatile TopologyChange[][] pages = [];
    private long count;

    public Numbering Numbers { get; } = numbers ?? new();

    public long Count => Volatile.Read(ref count);

    /// <summary>Facts of which the graph takes notice; all others need not be read.</summary>
    public static IReadOnlyList<Type> Facts { get; } =
    [
        typeof(ItemRegistered), typeof(ItemRestored), typeof(ItemStageMoved), typeof(ItemClassified), typeof(ItemEntrusted), typeof(ItemRelated), typeof(ItemUnrelated),
        typeof(RelationKindDefined),
    ];

    /// <summary>Adds a fact of that stream.</summary>
    public void Add(Guid stream, object fact, DateTimeOffset at)
    {
        if (Numbers.ChangeOf(stream, fact, at) is { } change) Add(change);
    }

    /// <summary>The graph as it was known at that time.</summary>
    public Graph AsOf(DateTimeOffset at)
    {
        var draft = new GraphDraft(Graph.Before(Numbers));
        foreach (var change in Upto(at)) draft.Apply(change);
        return draft.Finish(CountAt(at));
    }

    /// <summary>The newest graph, made of an older one and what was added since.</summary>
    public Graph Follow(Graph older)
    {
        var draft = new GraphDraft(older);
        var end = Count;
        for (var next = older.Version; next < end; next++) draft.Apply(At(next));
        return draft.Finish(end);
    }

    /// <summary>How many facts were known at that time. Two times with the same number have the same graph.</summary>
    public long CountAt(DateTimeOffset at)
    {
        long known = 0;
        foreach (var _ in Upto(at)) known++;
        return known;
    }

    private IEnumerable<TopologyChange> Upto(DateTimeOffset at)
    {
        var (end, ticks) = (Count, at.UtcTicks);
        for (long next = 0; next < end; next++)
            if (At(next) is var change && change.At <= ticks)
                yield return change;
    }

    private TopologyChange At(long place) => pages[place / PageSize][place % PageSize];

    private void Add(TopologyChange change)
    {
        if (count == (long)pages.Length * PageSize) pages = [.. pages, new TopologyChange[PageSize]];
        pages[count / PageSize][count % PageSize] = change;
        Volatile.Write(ref count, count + 1);
    }
}
