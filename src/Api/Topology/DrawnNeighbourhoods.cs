using System.Collections.Concurrent;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Api.Topology;

/// <summary>What lies around an item, and where each of it is drawn.</summary>
public sealed record DrawnNeighbourhood(Neighbourhood Around, IReadOnlyList<Position> Positions);

/// <summary>Which neighbourhood, of which version of the graph, for whose eyes.</summary>
public sealed record NeighbourhoodAsked(Guid Around, int Depth, string Kinds, int Most, string Sight, long Version);

/// <summary>Keeps what was drawn lately: a graph that did not change is not drawn again.</summary>
public sealed class DrawnNeighbourhoods
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<NeighbourhoodAsked, DrawnNeighbourhood> known = [];

    public DrawnNeighbourhood Of(TopologyView view, int middle, int depth, IReadOnlyCollection<string>? kinds, int most)
    {
        var asked = new NeighbourhoodAsked(
            view.Graph.IdOf(middle), depth, kinds is null ? "*" : string.Join(',', kinds.Order(StringComparer.Ordinal)), most, view.SightKey, view.Graph.Version);
        if (known.TryGetValue(asked, out var drawn)) return drawn;
        if (known.Count >= Most) known.Clear();
        return known[asked] = Draw(view.Graph, view.Graph.Around(middle, depth, view.Graph.Numbers.KindsOf(kinds), most, view.Sees));
    }

    private static DrawnNeighbourhood Draw(Graph graph, Neighbourhood around)
    {
        var places = around.Items.Select((item, place) => (item.Node, place)).ToDictionary(pair => pair.Node, pair => pair.place);
        var ties = around.Ties.Select(tie => graph.FlowOf(tie.Link.Kind) == ImpactFlow.ToTarget
            ? (places[tie.Link.Node], places[tie.From])
            : (places[tie.From], places[tie.Link.Node]));
        return new(around, LayeredPositions.Of(around.Items.Count, [.. ties]));
    }
}
