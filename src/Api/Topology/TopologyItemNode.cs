using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;
using GraphQL;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Topology;

/// <summary>A configuration item as a point of the topology.</summary>
[GraphQLMetadata("TopologyItem")]
public sealed class TopologyItemNode(TopologyView view, int node)
{
    private readonly Standing standing = view.Graph[node];

    /// <summary>Its id.</summary>
    public Guid Id => view.Graph.IdOf(node);

    /// <summary>What people call it.</summary>
    public IDataLoaderResult<string?> Name() => view.Name(node);

    /// <summary>What it is, such as server.</summary>
    public string Type => view.Graph.Numbers.Types[standing.Type];

    /// <summary>What people call things of its type; null for a type that nobody defined.</summary>
    public ItemWording? TypeName => ItemWording.Of(view.Landscape.Items.TypeOf(Type)?.Name);

    /// <summary>Where it stands in its life.</summary>
    public Stage Stage => standing.Stage;

    /// <summary>How much hangs on it.</summary>
    public Importance Importance => standing.Importance;

    /// <summary>The organisation that it belongs to.</summary>
    public OrganisationNode? Organisation => OrganisationNode.Of(view.Graph.Numbers.Organisations[standing.Organisation], view.Landscape);

    /// <summary>The service of the catalogue that it belongs to.</summary>
    public ServiceNode? Service =>
        standing.Service == Numbering.None ? null : ServiceNode.Of(view.Graph.Numbers.Services[standing.Service], view.Landscape);
}

/// <summary>A relation between two items that are shown.</summary>
[GraphQLMetadata("TopologyRelation")]
public sealed class TopologyRelationNode(TopologyView view, Tie tie)
{
    private readonly string kind = view.Graph.Numbers.Kinds[tie.Link.Kind];

    private readonly Redundancy? redundancy =
        tie.Link.Redundancy == Numbering.None ? null : view.Graph.Numbers.Redundancies[tie.Link.Redundancy];

    /// <summary>Follows from both ends and the kind.</summary>
    public Guid Id => new RelationEnd(kind, ToId).From(FromId);

    /// <summary>The item that points.</summary>
    public Guid FromId => view.Graph.IdOf(tie.From);

    /// <summary>The item that is pointed to.</summary>
    public Guid ToId => view.Graph.IdOf(tie.Link.Node);

    /// <summary>What it means, such as runs-on.</summary>
    public string Kind => kind;

    /// <summary>What people call it, read from the item that points.</summary>
    public ItemWording? KindName => ItemWording.Of(view.Landscape.Items.KindOf(kind)?.Name);

    /// <summary>Whom the failure of one end harms.</summary>
    public ImpactFlow Flow => view.Graph.FlowOf(tie.Link.Kind);

    /// <summary>Relations of one group stand in for each other; null when it counts alone.</summary>
    public string? Group => redundancy?.Group;

    /// <summary>How many of the group are needed; null when it counts alone.</summary>
    public int? Needed => redundancy?.Needed;
}
