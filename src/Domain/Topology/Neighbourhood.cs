namespace EventSourcedOps.Domain.Topology;

/// <summary>A relation between two items.</summary>
public readonly record struct Tie(int From, Link Link);

/// <summary>An item of a neighbourhood.</summary>
/// <param name="Steps">How far from the middle.</param>
/// <param name="Unseen">How many items next to it may not be seen.</param>
/// <param name="Left">How many items next to it were left out, because there was no more room or no more depth.</param>
public sealed record Neighbour(int Node, int Steps, int Unseen, int Left);

/// <summary>What lies around an item.</summary>
/// <param name="Items">Nearest first; the middle itself is the first.</param>
/// <param name="Ties">Relations among them.</param>
/// <param name="Unseen">Items that touch them and may not be seen.</param>
public sealed record Neighbourhood(IReadOnlyList<Neighbour> Items, IReadOnlyList<Tie> Ties, int Unseen);

public static class Neighbourhoods
{
    extension(Graph graph)
    {
        /// <summary>Items around one, along relations in both directions.</summary>
        /// <param name="kinds">Only along these kinds; null for all.</param>
        /// <param name="sees">What may not be seen is counted, and nothing is looked for behind it.</param>
        /// <param name="expanded">Items around which everything is shown one relation further, if they are shown themselves.</param>
        public Neighbourhood Around(
            int middle, int depth, IReadOnlySet<int>? kinds, int most, Func<int, bool> sees, params IEnumerable<int> expanded)
        {
            using var sweep = Sweep.Over(graph);
            sweep.Visit(middle);
            while (sweep.TryNext(depth, out var node, out var place)) Expand(node, place);
            foreach (var node in expanded)
                if (sweep.Found.IndexOf(node) is >= 0 and var place) Expand(node, place);

            var unseen = new HashSet<int>();
            var items = new List<Neighbour>(sweep.Count);
            var ties = new List<Tie>();
            for (var place = 0; place < sweep.Count; place++)
            {
                var node = sweep.Found[place];
                var steps = sweep.ParentPlace(place) is >= 0 and var parent ? items[parent].Steps + 1 : 0;
                items.Add(graph.Look(node, steps, kinds, sees, sweep, unseen));
                foreach (var link in graph.Outgoing[node])
                    if (kinds?.Contains(link.Kind) != false && sweep.Contains(link.Node)) ties.Add(new(node, link));
            }

            return new(items, ties, unseen.Count);

            void Expand(int node, int place)
            {
                foreach (var next in graph.NextTo(node, kinds))
                    if (sweep.Count < most && sees(next)) sweep.Visit(next, place);
            }
        }

        /// <summary>A shortest way between two items along relations in both directions; empty when there is none.</summary>
        public IReadOnlyList<int> Path(int from, int to, IReadOnlySet<int>? kinds)
        {
            using var sweep = Sweep.Over(graph);
            sweep.Visit(from);
            while (!sweep.Contains(to) && sweep.TryNext(Impacts.Unbounded, out var node, out var place))
                foreach (var next in graph.NextTo(node, kinds)) sweep.Visit(next, place);
            if (!sweep.Contains(to)) return [];

            var way = new List<int>();
            for (var place = sweep.Found.IndexOf(to); place != Numbering.None; place = sweep.ParentPlace(place))
                way.Add(sweep.Found[place]);
            way.Reverse();
            return way;
        }

        /// <summary>Every present item that a relation of that one leads to, in either direction.</summary>
        internal NextItems NextTo(int node, IReadOnlySet<int>? kinds) => new(graph, node, kinds);

        private Neighbour Look(int node, int steps, IReadOnlySet<int>? kinds, Func<int, bool> sees, Sweep shown, HashSet<int> unseen)
        {
            var (hidden, left) = (new HashSet<int>(), new HashSet<int>());
            foreach (var next in graph.NextTo(node, kinds))
                if (!shown.Contains(next)) (sees(next) ? left : hidden).Add(next);
            unseen.UnionWith(hidden);
            return new(node, steps, hidden.Count, left.Count);
        }
    }
}

/// <summary>Walks over both lists of a node without making anything.</summary>
internal ref struct NextItems(Graph graph, int node, IReadOnlySet<int>? kinds)
{
    private ReadOnlySpan<Link> links = graph.Outgoing[node];
    private bool back;
    private int at = -1;

    public int Current { get; private set; }

    public readonly NextItems GetEnumerator() => this;

    public bool MoveNext()
    {
        while (true)
            if (++at < links.Length)
            {
                var link = links[at];
                if (kinds?.Contains(link.Kind) == false || !graph.IsPresent(link.Node)) continue;
                Current = link.Node;
                return true;
            }
            else if (back) return false;
            else
            {
                links = graph.Incoming[node];
                (back, at) = (true, -1);
            }
    }
}
