using System.Collections.Concurrent;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Api.Topology;

/// <summary>What lies around an item, where each of it is drawn, and what it is put together with.</summary>
public sealed record DrawnNeighbourhood(Neighbourhood Around, IReadOnlyList<Position> Positions, IReadOnlyList<TopologyGroup?> Groups);

/// <summary>Which neighbourhood.</summary>
/// <param name="Expanded">Items that are shown with everything around them.</param>
public sealed record NeighbourhoodAsked(
    int Middle, int Depth, IReadOnlyCollection<string>? Kinds, int Most, IReadOnlyCollection<Guid> Expanded, TopologyGrouping? Grouping)
{
    /// <summary>The same for the same question about the same graph for the same eyes.</summary>
    public string KeyFor(TopologyView view) => string.Join(
        '/', view.Graph.IdOf(Middle), Depth, Kinds is null ? "*" : string.Join(',', Kinds.Order(StringComparer.Ordinal)), Most,
        string.Join(',', Expanded), Grouping, view.SightKey, view.Graph.Version);
}

/// <summary>Keeps what was drawn lately: a graph that did not change is not drawn again.</summary>
public sealed class DrawnNeighbourhoods
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<string, (Neighbourhood Around, IReadOnlyList<Position> Positions)> known = new(StringComparer.Ordinal);

    public DrawnNeighbourhood Of(TopologyView view, NeighbourhoodAsked asked)
    {
        var key = asked.KeyFor(view);
        if (!known.TryGetValue(key, out var drawn))
        {
            if (known.Count >= Most) known.Clear();
            known[key] = drawn = Draw(view, asked);
        }

        return new(drawn.Around, drawn.Positions, GroupsOf(view, asked, drawn.Around));
    }

    private static (Neighbourhood, IReadOnlyList<Position>) Draw(TopologyView view, NeighbourhoodAsked asked)
    {
        var graph = view.Graph;
        var around = graph.Around(
            asked.Middle, asked.Depth, graph.Numbers.KindsOf(asked.Kinds), asked.Most, view.Sees,
            asked.Expanded.Select(view.Find).Where(node => node != Numbering.None));
        var places = around.Items.Select((item, place) => (item.Node, place)).ToDictionary(pair => pair.Node, pair => pair.place);
        var ties = around.Ties.Select(tie => graph.FlowOf(tie.Link.Kind) == ImpactFlow.ToTarget
            ? (places[tie.Link.Node], places[tie.From])
            : (places[tie.From], places[tie.Link.Node]));
        var positions = LayeredPositions.Of(around.Items.Count, [.. ties]);
        if (asked.Grouping is null) return (around, positions);
        return (around, GroupedPositions.Of(positions, [.. GroupsOf(view, asked, around).Select(group => group?.Id)]));
    }

    private static List<TopologyGroup?> GroupsOf(TopologyView view, NeighbourhoodAsked asked, Neighbourhood around) =>
        [.. around.Items.Select(item => asked.Grouping is { } by ? TopologyGroup.Of(view, item.Node, by) : null)];
}
