using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Domain.Topology;
using GraphQL;

namespace EventSourcedOps.Api.Topology;

/// <summary>By what items are put together on the canvas.</summary>
public enum TopologyGrouping
{
    /// <summary>Their type.</summary>
    Type,

    /// <summary>The organisation they belong to.</summary>
    Organisation,

    /// <summary>The site they stand in.</summary>
    Site,

    /// <summary>The rack they stand in.</summary>
    Rack,

    /// <summary>The cluster they are part of.</summary>
    Cluster,
}

/// <summary>What lies around an item.</summary>
[GraphQLMetadata("Topology")]
public sealed class TopologyNode(TopologyView view, DrawnNeighbourhood drawn)
{
    /// <summary>Items, nearest first; the one in the middle is the first.</summary>
    public IEnumerable<TopologyPlace> Items => drawn.Around.Items.Select((item, at) => new TopologyPlace(view, item, drawn.Positions[at], drawn.Groups[at]));

    /// <summary>Relations among them.</summary>
    public IEnumerable<TopologyRelationNode> Relations => drawn.Around.Ties.Select(tie => new TopologyRelationNode(view, tie));

    /// <summary>How many items next to these lie outside the caller's view.</summary>
    public int Outside => drawn.Around.Unseen;

    /// <summary>Counts up with every change of the topology.</summary>
    public string Version => $"{view.Graph.Version}";
}

/// <summary>An item and where it is drawn.</summary>
[GraphQLMetadata("TopologyPlace")]
public sealed class TopologyPlace(TopologyView view, Neighbour neighbour, Position position, TopologyGroup? group)
{
    /// <summary>The item.</summary>
    public TopologyItemNode Item => view.Item(neighbour.Node);

    /// <summary>How many relations away from the middle.</summary>
    public int Steps => neighbour.Steps;

    /// <summary>Where across; two apart from the next one.</summary>
    public int X => position.X;

    /// <summary>Where down: what an item stands on lies below it.</summary>
    public int Y => position.Y;

    /// <summary>How many items next to it lie outside the caller's view.</summary>
    public int Outside => neighbour.Unseen;

    /// <summary>How many items next to it are not shown, and would be if it were expanded.</summary>
    public int More => neighbour.Left;

    /// <summary>What it is put together with others by.</summary>
    public TopologyGroup? Group => group;
}

/// <summary>What items are put together by.</summary>
/// <param name="Id">The same for all items of the group.</param>
/// <param name="Item">The site, rack or cluster.</param>
/// <param name="TypeName">What people call things of the type.</param>
/// <param name="Organisation">The organisation.</param>
public sealed record TopologyGroup(string Id, TopologyItemNode? Item = null, ItemWording? TypeName = null, OrganisationNode? Organisation = null)
{
    /// <summary>A place within a place within a place: no more than this.</summary>
    private const int MostSteps = 8;

    private static readonly string[] Upward = ["part-of", "located-in", "runs-on"];

    internal static TopologyGroup? Of(TopologyView view, int node, TopologyGrouping by)
    {
        var (numbers, standing) = (view.Graph.Numbers, view.Graph[node]);
        return by switch
        {
            TopologyGrouping.Type => new(numbers.Types[standing.Type], TypeName: ItemWording.Of(view.Landscape.Items.TypeOf(numbers.Types[standing.Type])?.Name)),
            TopologyGrouping.Organisation => new(
                numbers.Organisations[standing.Organisation],
                Organisation: OrganisationNode.Of(numbers.Organisations[standing.Organisation], view.Landscape)),
            _ => Above(view, node, by.ToString().ToLowerInvariant()) is { } above ? new($"{view.Graph.IdOf(above)}", view.Item(above)) : null,
        };
    }

    /// <summary>The nearest item of that type that it stands in, itself included; null when there is none, or it may not be seen.</summary>
    private static int? Above(TopologyView view, int node, string type)
    {
        var (graph, upward) = (view.Graph, view.Graph.Numbers.KindsOf(Upward)!);
        var (level, seen) = (new List<int> { node }, new HashSet<int> { node });
        for (var step = 0; step < MostSteps && level.Count > 0; step++)
        {
            foreach (var item in level)
                if (view.Landscape.Items.IsA(graph.Numbers.Types[graph[item].Type], type)) return view.Sees(item) ? item : null;
            level = [.. level.SelectMany(item => graph.Outgoing[item].ToArray())
                .Where(link => upward.Contains(link.Kind) && graph.IsPresent(link.Node) && seen.Add(link.Node)).Select(link => link.Node)];
        }

        return null;
    }
}
