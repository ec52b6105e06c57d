using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Application.Topology;

/// <summary>Graphs of the past that were asked for lately: who looks at one moment asks about it more than once.</summary>
internal sealed class PastGraphs
{
    /// <summary>Each holds every relation of its time.</summary>
    private const int Most = 3;

    private readonly LinkedList<(long Version, Lazy<Graph> Graph)> recent = new();
    private readonly Lock gate = new();

    public Graph Of(TopologyHistory history, DateTimeOffset then, Graph newest)
    {
        var version = history.CountAt(then);
        return version == newest.Version ? newest : Recent(version, () => history.AsOf(then)).Value;
    }

    private Lazy<Graph> Recent(long version, Func<Graph> make)
    {
        lock (gate)
        {
            var known = recent.FirstOrDefault(past => past.Version == version);
            if (known.Graph is not null) recent.Remove(known);
            else known = (version, new(make));
            recent.AddFirst(known);
            if (recent.Count > Most) recent.RemoveLast();
            return known.Graph;
        }
    }
}
