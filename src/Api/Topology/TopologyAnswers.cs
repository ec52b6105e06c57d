using EventSourcedOps.Domain.Topology;
using GraphQL;

namespace EventSourcedOps.Api.Topology;

/// <summary>What an item stands on, near and far.</summary>
[GraphQLMetadata("TopologyCauses")]
public sealed class CausesNode
{
    /// <summary>Each cause is tried out on all that the item stands on: no more than so many looks are spent on it.</summary>
    private const int MostLooks = 500_000;

    private readonly TopologyView view;
    private readonly List<(int Node, int Steps, bool? Alone)> shown = [];

    internal CausesNode(TopologyView view, int of)
    {
        this.view = view;
        using var causes = view.Graph.CausesOf(of);
        Count = causes.Count - 1;
        var looks = MostLooks;
        for (var level = 1; level < causes.Levels; level++)
            foreach (var node in causes.Level(level))
                if (!view.Sees(node)) Outside++;
                else if (shown.Count < TopologyLimits.Shown) shown.Add((node, level, (looks -= causes.Count) >= 0 ? view.Graph.Fells(node, of, causes) : null));
    }

    /// <summary>How many items it stands on.</summary>
    public int Count { get; }

    /// <summary>How many of them lie outside the caller's view.</summary>
    public int Outside { get; }

    /// <summary>The nearest ones; those whose loss alone fells the item come first.</summary>
    /// <param name="first">How many; 20 unless told, 100 at most.</param>
    public IEnumerable<PossibleCause> Items(int? first = null) =>
        shown.OrderByDescending(cause => cause.Alone is true).Take(TopologyLimits.First(first)).Select(cause => new PossibleCause(view.Item(cause.Node), cause.Steps, cause.Alone));
}

/// <summary>An item that another one stands on.</summary>
/// <param name="Item">The item.</param>
/// <param name="Steps">How far away.</param>
/// <param name="Alone">Whether its loss alone fells the other one, whatever redundancy there is; null when too much hangs together to tell.</param>
public sealed record PossibleCause(TopologyItemNode Item, int Steps, bool? Alone);

/// <summary>A shortest way between two items.</summary>
[GraphQLMetadata("TopologyPath")]
public sealed class PathNode(TopologyView view, IReadOnlyList<int> way)
{
    /// <summary>How many relations it has.</summary>
    public int Length => way.Count - 1;

    /// <summary>From the first item to the last.</summary>
    public IEnumerable<PathStep> Steps
    {
        get
        {
            for (var at = 0; at < way.Count;)
            {
                var outside = 0;
                while (at + outside < way.Count && !view.Sees(way[at + outside])) outside++;
                yield return outside > 0 ? new(null, outside) : new(view.Item(way[at]), 0);
                at += Math.Max(1, outside);
            }
        }
    }
}

/// <summary>A part of a way: an item, or some that may not be seen.</summary>
/// <param name="Item">The item; null where the way leaves the caller's view.</param>
/// <param name="Outside">How many items lie there outside the caller's view.</param>
public sealed record PathStep(TopologyItemNode? Item, int Outside);

/// <summary>Items whose loss parts what hangs together.</summary>
[GraphQLMetadata("TopologyCutPoints")]
public sealed class CutPointsNode(TopologyView view, IReadOnlyList<CutPoint> cuts)
{
    private readonly List<CutPoint> shown = [.. cuts.Where(cut => view.Sees(cut.Node))];

    /// <summary>How many there are.</summary>
    public int Count => cuts.Count;

    /// <summary>How many of them lie outside the caller's view.</summary>
    public int Outside => cuts.Count - shown.Count;

    /// <summary>Those that part most.</summary>
    /// <param name="first">How many; 20 unless told, 100 at most.</param>
    public IEnumerable<PartingItem> Items(int? first = null) =>
        shown.Take(TopologyLimits.First(first)).Select(cut => new PartingItem(view.Item(cut.Node), cut.Parted));
}

/// <summary>An item whose loss parts others from each other.</summary>
/// <param name="Item">The item.</param>
/// <param name="Parted">How many items would no longer reach the largest part that is left.</param>
public sealed record PartingItem(TopologyItemNode Item, int Parted);

/// <summary>What became otherwise between two moments, as far as the caller may see it.</summary>
[GraphQLMetadata("TopologyDifference")]
public sealed class DifferenceNode(TopologyView before, TopologyView after, GraphDifference difference, Func<int, bool> isMeant)
{
    /// <summary>Items that came.</summary>
    public IEnumerable<TopologyItemNode> Came => Items(after, difference.Came);

    /// <summary>Items that went.</summary>
    public IEnumerable<TopologyItemNode> Went => Items(before, difference.Went);

    /// <summary>Items whose stage, importance, label or service changed, as they are later.</summary>
    public IEnumerable<TopologyItemNode> Turned => Items(after, difference.Turned);

    /// <summary>Relations that began.</summary>
    public IEnumerable<TopologyRelationNode> Related => Relations(after, difference.Tied);

    /// <summary>Relations that ended.</summary>
    public IEnumerable<TopologyRelationNode> Unrelated => Relations(before, difference.Untied);

    /// <summary>Relations whose redundancy changed, as they are later.</summary>
    public IEnumerable<TopologyRelationNode> Rerelated => Relations(after, difference.Retied);

    private IEnumerable<TopologyItemNode> Items(TopologyView view, IEnumerable<int> nodes) =>
        nodes.Where(node => view.Sees(node) && isMeant(node)).Take(TopologyLimits.Changes).Select(view.Item);

    private IEnumerable<TopologyRelationNode> Relations(TopologyView view, IEnumerable<Tie> ties) =>
        ties.Where(tie => view.Sees(tie.From) && view.Sees(tie.Link.Node) && (isMeant(tie.From) || isMeant(tie.Link.Node)))
            .Take(TopologyLimits.Changes).Select(tie => new TopologyRelationNode(view, tie));
}
