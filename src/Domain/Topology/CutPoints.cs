using System.Runtime.InteropServices;

namespace EventSourcedOps.Domain.Topology;

/// <summary>An item whose loss parts what hangs together.</summary>
/// <param name="Parted">How many items would no longer reach the largest part that is left.</param>
public readonly record struct CutPoint(int Node, int Parted);

/// <summary>Finds articulation points in one walk in depth (Tarjan 1972), without recursion: chains of cables are long.</summary>
public static class CutPoints
{
    extension(Graph graph)
    {
        /// <summary>Cut points among those items, those that part most first.</summary>
        /// <param name="kinds">The relations along which items hang together; null for all.</param>
        public IReadOnlyList<CutPoint> CutPointsAmong(IReadOnlyList<int> nodes, IReadOnlySet<int>? kinds)
        {
            var places = new Dictionary<int, int>(nodes.Count);
            foreach (var node in nodes) places.TryAdd(node, places.Count);
            var nexts = new List<(int, int)>();
            foreach (var (node, place) in places)
                foreach (var next in graph.NextTo(node, kinds))
                    if (places.TryGetValue(next, out var other)) nexts.Add((place, other));

            var all = places.Keys.ToArray();
            return
            [
                .. new CutPointWalk(new(all.Length, CollectionsMarshal.AsSpan(nexts)), all.Length).Walk()
                    .Select(cut => cut with { Node = all[cut.Node] })
                    .OrderByDescending(cut => cut.Parted).ThenBy(cut => graph.IdOf(cut.Node)),
            ];
        }
    }
}

/// <summary>The walk itself, over places from 0.</summary>
internal sealed class CutPointWalk(Adjacency<int> nexts, int count)
{
    private readonly int[] entered = new int[count];
    private readonly int[] low = new int[count];
    private readonly int[] parents = new int[count];
    private readonly int[] sizes = new int[count];
    private readonly int[] looked = new int[count];

    /// <summary>Per place: how much falls off when it is lost, and the largest piece of that.</summary>
    private readonly (int All, int Largest)[] pieces = new (int, int)[count];
    private int clock;

    public List<CutPoint> Walk()
    {
        var cuts = new List<CutPoint>();
        var order = new List<int>(count);
        for (var root = 0; root < count; root++)
        {
            if (entered[root] != 0) continue;
            order.Clear();
            var branches = Component(root, order);
            foreach (var place in order)
            {
                if (place == root ? branches < 2 : pieces[place].All == 0) continue;
                var rest = order.Count - 1 - pieces[place].All;
                cuts.Add(new(place, pieces[place].All + rest - Math.Max(pieces[place].Largest, rest)));
            }
        }

        return cuts;
    }

    /// <returns>How many branches of the walk begin at its root.</returns>
    private int Component(int root, List<int> order)
    {
        var branches = 0;
        Enter(root, Numbering.None, order);
        for (var at = root; at != Numbering.None;)
        {
            if (looked[at] < nexts[at].Length)
            {
                var next = nexts[at][looked[at]++];
                if (entered[next] == 0)
                {
                    if (at == root) branches++;
                    Enter(next, at, order);
                    at = next;
                }
                else if (next != parents[at]) low[at] = Math.Min(low[at], entered[next]);

                continue;
            }

            var parent = parents[at];
            if (parent != Numbering.None) Leave(at, parent);
            at = parent;
        }

        return branches;
    }

    private void Enter(int place, int parent, List<int> order)
    {
        (entered[place], parents[place], sizes[place]) = (++clock, parent, 1);
        low[place] = clock;
        order.Add(place);
    }

    private void Leave(int place, int parent)
    {
        low[parent] = Math.Min(low[parent], low[place]);
        sizes[parent] += sizes[place];
        if (low[place] < entered[parent]) return;
        pieces[parent] = (pieces[parent].All + sizes[place], Math.Max(pieces[parent].Largest, sizes[place]));
    }
}
