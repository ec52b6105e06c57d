namespace EventSourcedOps.Domain.Topology;

/// <summary>What fails with what, downstream and upstream.</summary>
public static class Impacts
{
    /// <summary>However many steps it takes.</summary>
    public const int Unbounded = int.MaxValue;

    extension(Graph graph)
    {
        /// <summary>
        /// Everything that falls when those items are lost, step by step. An item falls when something it stands on alone is lost, or more of
        /// a group than it can spare.
        /// </summary>
        /// <param name="within">Only what that walk found can fall; null for everything.</param>
        public Sweep ImpactOf(ReadOnlySpan<int> lost, int depth = Unbounded, Sweep? within = null)
        {
            var sweep = Sweep.Over(graph);
            foreach (var node in lost) sweep.Visit(node);
            while (sweep.TryNext(depth, out var node, out var place))
                foreach (var (harmed, slot) in graph.Harms[node])
                {
                    if (sweep.Contains(harmed) || within?.Contains(harmed) == false) continue;
                    if (slot == Numbering.None || sweep.Lose(slot, graph.SpareOf(slot))) sweep.Visit(harmed, place);
                }

            return sweep;
        }

        /// <summary>Everything that item stands on, near and far: whatever is wrong with it began there.</summary>
        public Sweep CausesOf(int node, int depth = Unbounded)
        {
            var sweep = Sweep.Over(graph);
            var needs = new List<Link>();
            sweep.Visit(node);
            while (sweep.TryNext(depth, out var next, out var place))
            {
                graph.Needs(next, needs);
                foreach (var need in needs) sweep.Visit(need.Node, place);
            }

            return sweep;
        }

        /// <summary>Whether the loss of the one alone fells the other.</summary>
        /// <param name="causes">All that the other stands on: nothing else can bear on it.</param>
        public bool Fells(int cause, int victim, Sweep causes)
        {
            using var impact = graph.ImpactOf([cause], Unbounded, causes);
            return impact.Contains(victim);
        }
    }
}
