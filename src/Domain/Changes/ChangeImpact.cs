using System.Collections.Immutable;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Changes;

/// <summary>What hangs on the items of a change, by the topology that is known when it is looked at.</summary>
public static class ChangeImpact
{
    /// <summary>Everything that fails if all the items fail at once, themselves included.</summary>
    public static ImpactSummary Of(Graph graph, IReadOnlyList<AffectedItem> items)
    {
        using var fallen = graph.ImpactOf(NodesOf(graph, items.Select(item => item.Id)));
        var services = items.Select(item => item.ServiceId).OfType<Guid>().ToHashSet();
        var importance = items.Select(item => item.Importance).DefaultIfEmpty(Importance.Normal).Min();
        foreach (var node in fallen.Found)
        {
            var standing = graph[node];
            if (standing.Service != Numbering.None) services.Add(graph.Numbers.Services[standing.Service]);
            if (standing.Importance < importance) importance = standing.Importance;
        }

        // What was registered a moment ago is not in the graph yet, and fails all the same.
        var unknown = items.Count(item => graph.Find(item.Id) == Numbering.None);
        return new(
            fallen.Count + unknown, services.Count, importance,
            items.Select(item => item.Label).DefaultIfEmpty(DataLabel.Normal).Max());
    }

    /// <summary>Services of the catalogue that are harmed if all the items fail at once.</summary>
    public static IReadOnlySet<Guid> ServicesOf(Graph graph, IEnumerable<Guid> items)
    {
        using var fallen = graph.ImpactOf(NodesOf(graph, items));
        var services = new HashSet<Guid>();
        foreach (var node in fallen.Found)
            if (graph[node].Service is not Numbering.None and var service) services.Add(graph.Numbers.Services[service]);
        return services;
    }

    /// <summary>Whether one of the others falls with the items, or is one of them.</summary>
    public static bool FellsAny(Graph graph, IEnumerable<Guid> items, IReadOnlyCollection<Guid> others)
    {
        using var fallen = graph.ImpactOf(NodesOf(graph, items));
        return others.Any(other => items.Contains(other) || graph.Find(other) is not Numbering.None and var node && fallen.Contains(node));
    }

    /// <summary>Those of the others that fall with the items, or that the items stand on.</summary>
    public static ImmutableHashSet<Guid> DependentAmong(Graph graph, IReadOnlyList<AffectedItem> items, IEnumerable<Guid> others)
    {
        var asked = others.Except(items.Select(item => item.Id))
            .Select(id => (Id: id, Node: graph.Find(id))).Where(other => other.Node != Numbering.None).ToList();
        if (asked.Count == 0) return [];
        var nodes = NodesOf(graph, items.Select(item => item.Id));
        using var fallen = graph.ImpactOf(nodes);
        var dependent = asked.Where(other => fallen.Contains(other.Node)).Select(other => other.Id).ToHashSet();
        foreach (var node in nodes)
        {
            using var causes = graph.CausesOf(node);
            dependent.UnionWith(asked.Where(other => causes.Contains(other.Node)).Select(other => other.Id));
        }

        return [.. dependent];
    }

    private static int[] NodesOf(Graph graph, IEnumerable<Guid> items) => [.. items.Select(graph.Find).Where(node => node != Numbering.None)];
}
