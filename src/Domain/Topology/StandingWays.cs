using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Topology;

/// <summary>
/// How items stand on one another, step by step. Redundancy does not count: an item that is not well is felt by what stands on it long
/// before it is lost.
/// </summary>
public static class StandingWays
{
    /// <summary>Under some items stands half of a data centre; who is so far down has to do with everything.</summary>
    private const int MostFound = 10_000;

    extension(Graph graph)
    {
        /// <summary>The items that are entrusted to each of those services, the first so many of each.</summary>
        public IReadOnlyDictionary<Guid, IReadOnlyList<int>> EntrustedTo(IReadOnlyCollection<Guid> services, int most)
        {
            var wanted = services.Distinct().Select(service => (Service: service, Number: graph.Numbers.Services.Find(service)))
                .Where(known => known.Number != Numbering.None).ToDictionary(known => known.Number, known => known.Service);
            var found = wanted.Values.ToDictionary(service => service, _ => new List<int>());
            if (wanted.Count == 0) return Found();
            for (var node = 0; node < graph.Count; node++)
                if (graph.IsPresent(node) && wanted.TryGetValue(graph[node].Service, out var service) && found[service].Count < most) found[service].Add(node);
            return Found();

            IReadOnlyDictionary<Guid, IReadOnlyList<int>> Found() => found.ToDictionary(one => one.Key, IReadOnlyList<int> (one) => one.Value);
        }

        /// <summary>
        /// For each of the others a shortest way on which the ones stand on it, or it on them, from what stands to what it stands on; null
        /// where there is none of so many steps. Who is in both is a way by itself.
        /// </summary>
        public IReadOnlyList<IReadOnlyList<int>?> WaysBetween(IReadOnlyCollection<int> ones, IReadOnlyList<IReadOnlyCollection<int>> others, int mostSteps)
        {
            var below = graph.WaysFrom(ones, others, mostSteps, graph.AddNeeds);
            var above = graph.WaysFrom(ones, others, mostSteps, graph.AddBorne);
            return [.. below.Zip(above, (down, up) => up is null || down?.Count <= up.Count ? Downward(down) : up)];
        }

        /// <summary>Ways from those others back to the ones, by whatever an item leads to.</summary>
        private List<IReadOnlyList<int>?> WaysFrom(
            IReadOnlyCollection<int> ones, IReadOnlyList<IReadOnlyCollection<int>> others, int mostSteps, Action<int, List<Link>> lead)
        {
            using var sweep = Sweep.Over(graph);
            var next = new List<Link>();
            foreach (var node in ones) sweep.Visit(node);
            while (sweep.Count < MostFound && sweep.TryNext(mostSteps, out var node, out var place))
            {
                next.Clear();
                lead(node, next);
                foreach (var link in next) sweep.Visit(link.Node, place);
            }

            var places = new Dictionary<int, int>(sweep.Count);
            for (var place = 0; place < sweep.Count; place++) places[sweep.Found[place]] = place;
            var ways = new List<IReadOnlyList<int>?>(others.Count);
            foreach (var other in others) ways.Add(WayBack(sweep, [.. other.Where(places.ContainsKey).Select(node => places[node])]));
            return ways;
        }

        private void AddNeeds(int node, List<Link> into) => graph.Needs(node, into);

        /// <summary>Everything that stands on an item, whether or not something else could bear it.</summary>
        private void AddBorne(int node, List<Link> into)
        {
            if (!graph.IsPresent(node)) return;
            foreach (var link in graph.Incoming[node])
                if (graph.FlowOf(link.Kind) == ImpactFlow.FromTarget && graph.IsPresent(link.Node)) into.Add(link);
            foreach (var link in graph.Outgoing[node])
                if (graph.FlowOf(link.Kind) == ImpactFlow.ToTarget && graph.IsPresent(link.Node)) into.Add(link);
        }
    }

    private static List<int>? WayBack(Sweep sweep, IReadOnlyList<int> places)
    {
        if (places.Count == 0) return null;
        var way = new List<int>();
        for (var place = places.Min(); place != Numbering.None; place = sweep.ParentPlace(place)) way.Add(sweep.Found[place]);
        return way;
    }

    private static IReadOnlyList<int>? Downward(IReadOnlyList<int>? way) => way is null ? null : [.. way.Reverse()];
}
