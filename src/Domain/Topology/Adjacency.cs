namespace EventSourcedOps.Domain.Topology;

/// <summary>
/// A list for every node, all of them one behind the other in one array (compressed sparse rows). Lists that changed since lie over it,
/// so that a change costs what it changes; readers go on with the version they hold.
/// </summary>
public sealed class Adjacency<T> where T : struct
{
    private readonly int[] starts;
    private readonly T[] all;
    private readonly Dictionary<int, T[]> changed;

    /// <summary>Lists of so many nodes.</summary>
    public Adjacency(int nodes, ReadOnlySpan<(int Node, T Item)> entries)
    {
        (starts, all, changed) = (new int[nodes + 1], new T[entries.Length], []);
        foreach (var (node, _) in entries) starts[node + 1]++;
        for (var node = 0; node < nodes; node++) starts[node + 1] += starts[node];
        var next = starts.AsSpan(0, nodes).ToArray();
        foreach (var (node, item) in entries) all[next[node]++] = item;
    }

    private Adjacency(int[] starts, T[] all, Dictionary<int, T[]> changed) => (this.starts, this.all, this.changed) = (starts, all, changed);

    /// <summary>How many lists lie over the array.</summary>
    public int Changed => changed.Count;

    public ReadOnlySpan<T> this[int node] =>
        changed.Count > 0 && changed.TryGetValue(node, out var over) ? over
        : node + 1 < starts.Length ? all.AsSpan(starts[node], starts[node + 1] - starts[node])
        : default;

    /// <summary>With those lists in place of what their nodes had.</summary>
    public Adjacency<T> With(IReadOnlyDictionary<int, T[]> lists)
    {
        if (lists.Count == 0) return this;
        var next = new Dictionary<int, T[]>(changed);
        foreach (var (node, list) in lists) next[node] = list;
        return new(starts, all, next);
    }
}
