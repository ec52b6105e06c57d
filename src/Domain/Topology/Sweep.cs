using System.Collections.Concurrent;

namespace EventSourcedOps.Domain.Topology;

/// <summary>
/// A walk through a graph: what was found, level by level, nearest first. It borrows its marks and gives them back when it is disposed,
/// so that walking allocates nothing, however much is found.
/// </summary>
public sealed class Sweep : IDisposable
{
    /// <summary>More walks than this at once make marks of their own.</summary>
    private const int MostIdle = 16;

    private static readonly ConcurrentBag<Sweep> Idle = [];

    private readonly List<int> levelEnds = [];
    private int[] marks = [];
    private int[] found = [];
    private int[] parents = [];
    private (int Round, int Lost)[] losses = [];
    private int round;
    private int next;

    private Sweep() { }

    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    /// <summary>Nodes in the order in which they were found; those it started from come first.</summary>
    public ReadOnlySpan<int> Found => found.AsSpan(0, Count);

    /// <summary>How many levels there are; those it started from are level 0.</summary>
    public int Levels => levelEnds.Count;

    public bool Contains(int node) => node < marks.Length && marks[node] == round;

    /// <summary>Nodes of one level.</summary>
    public ReadOnlySpan<int> Level(int level) => Found[(level == 0 ? 0 : levelEnds[level - 1])..levelEnds[level]];

    /// <summary>The node from which that of this place was found; -1 for those it started from.</summary>
    internal int ParentPlace(int place) => parents[place];

    internal static Sweep Over(Graph graph)
    {
        if (!Idle.TryTake(out var sweep)) sweep = new();
        sweep.Begin(graph);
        return sweep;
    }

    public void Dispose()
    {
        if (Idle.Count < MostIdle) Idle.Add(this);
    }

    /// <summary>Takes the next node whose surroundings nobody looked at; false when there is none within the depth.</summary>
    internal bool TryNext(int depth, out int node, out int place)
    {
        (node, place) = (Numbering.None, next);
        if (next == Count) return false;
        if (levelEnds.Count == 0 || next == levelEnds[^1]) levelEnds.Add(Count);
        if (levelEnds.Count > depth) return false;
        node = found[next++];
        return true;
    }

    /// <returns>False when it was found before.</returns>
    internal bool Visit(int node, int parent = Numbering.None)
    {
        if (marks[node] == round) return false;
        marks[node] = round;
        parents[Count] = parent;
        found[Count++] = node;
        return true;
    }

    /// <summary>Counts one more loss of a group.</summary>
    /// <returns>True when no more than this could be spared.</returns>
    internal bool Lose(int slot, int spare)
    {
        ref var loss = ref losses[slot];
        loss = loss.Round == round ? (round, loss.Lost + 1) : (round, 1);
        return loss.Lost > spare;
    }

    private void Begin(Graph graph)
    {
        if (marks.Length < graph.Count)
        {
            var size = graph.Count + (graph.Count >> 3);
            (marks, found, parents, round) = (new int[size], new int[size], new int[size], 0);
        }

        if (losses.Length < graph.Slots) losses = new (int, int)[graph.Slots + (graph.Slots >> 3)];
        if (round == int.MaxValue)
        {
            Array.Clear(marks);
            Array.Clear(losses);
            round = 0;
        }

        (round, Count, next) = (round + 1, 0, 0);
        levelEnds.Clear();
    }
}
