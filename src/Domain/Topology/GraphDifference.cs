namespace EventSourcedOps.Domain.Topology;

/// <summary>What became otherwise from one graph to a later one of the same history.</summary>
/// <param name="Came">Items that are there only later.</param>
/// <param name="Went">Items that are there only earlier.</param>
/// <param name="Turned">Items whose stage, importance, label or service differs.</param>
/// <param name="Tied">Relations that are there only later.</param>
/// <param name="Untied">Relations that are there only earlier.</param>
/// <param name="Retied">Relations whose redundancy differs, as they are later.</param>
public sealed record GraphDifference(
    IReadOnlyList<int> Came, IReadOnlyList<int> Went, IReadOnlyList<int> Turned,
    IReadOnlyList<Tie> Tied, IReadOnlyList<Tie> Untied, IReadOnlyList<Tie> Retied)
{
    public static GraphDifference Between(Graph before, Graph after)
    {
        var (came, went, turned) = (new List<int>(), new List<int>(), new List<int>());
        var (tied, untied, retied) = (new List<Tie>(), new List<Tie>(), new List<Tie>());
        for (var node = 0; node < Math.Max(before.Count, after.Count); node++)
        {
            switch (before.IsPresent(node), after.IsPresent(node))
            {
                case (false, true): came.Add(node); break;
                case (true, false): went.Add(node); break;
                case (true, true) when before[node] != after[node]: turned.Add(node); break;
            }

            foreach (var link in after.Outgoing[node])
                if (after.Counts(node, link))
                    switch (before.LinkOf(node, link))
                    {
                        case null: tied.Add(new(node, link)); break;
                        case { } old when old != link: retied.Add(new(node, link)); break;
                    }

            foreach (var link in before.Outgoing[node])
                if (before.Counts(node, link) && after.LinkOf(node, link) is null) untied.Add(new(node, link));
        }

        return new(came, went, turned, tied, untied, retied);
    }
}

internal static class Links
{
    extension(Graph graph)
    {
        /// <summary>A relation counts while both of its ends are there.</summary>
        public bool Counts(int from, Link link) => graph.IsPresent(from) && graph.IsPresent(link.Node);

        /// <summary>What that relation is in this graph; null when it does not count here.</summary>
        public Link? LinkOf(int from, Link wanted)
        {
            foreach (var link in graph.Outgoing[from])
                if (link.Node == wanted.Node && link.Kind == wanted.Kind) return graph.Counts(from, link) ? link : null;
            return null;
        }
    }
}
