using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Api.Incidents;
using EventSourcedOps.Api.Organisations;
using EventSourcedOps.Api.Services;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Topology;
using EventSourcedOps.Projections.Incidents;
using EventSourcedOps.Projections.ReadModels;
using GraphQL;

namespace EventSourcedOps.Api.Topology;

/// <summary>What falls when items are lost.</summary>
[GraphQLMetadata("TopologyImpact")]
public sealed class ImpactNode
{
    private static readonly string[] Open = [.. Enum.GetValues<IncidentStatus>()
        .Where(status => status is not (IncidentStatus.Resolved or IncidentStatus.Closed)).Select(status => status.ToString())];

    private readonly TopologyView view;
    private readonly List<(int Node, int Steps)> shown = [];
    private readonly int[] types;
    private readonly int[] organisations;
    private readonly int[] services;

    /// <summary>Counts while the walk lasts; afterwards only what is shown is left of it.</summary>
    internal ImpactNode(TopologyView view, ReadOnlySpan<int> lost, int depth)
    {
        var numbers = view.Graph.Numbers;
        (this.view, types, organisations, services) =
            (view, new int[numbers.Types.Count], new int[numbers.Organisations.Count], new int[numbers.Services.Count]);
        using var impact = view.Graph.ImpactOf(lost, depth);
        Count = impact.Count - impact.Level(0).Length;
        Steps = impact.Levels - 1;
        for (var level = 0; level < impact.Levels; level++)
        {
            var nodes = impact.Level(level);
            foreach (var node in nodes) Tell(node, isLost: level == 0);
            // Of one level the important ones come first.
            for (var importance = Importance.Core; level > 0 && importance <= Importance.Normal; importance++)
                for (var at = 0; at < nodes.Length && shown.Count < TopologyLimits.Shown; at++)
                    if (view.Graph[nodes[at]].Importance == importance && view.Sees(nodes[at])) shown.Add((nodes[at], level));
        }
    }

    /// <summary>How many items fall; those that are lost to begin with are not counted.</summary>
    public int Count { get; }

    /// <summary>How many of them lie outside the caller's view.</summary>
    public int Outside { get; private set; }

    /// <summary>After how many steps the last one falls.</summary>
    public int Steps { get; }

    /// <summary>Those that fall first, and of those the most important ones.</summary>
    /// <param name="first">How many; 20 unless told, 100 at most.</param>
    public IEnumerable<FallenItem> Items(int? first = null) =>
        shown.Take(TopologyLimits.First(first)).Select(fallen => new FallenItem(view.Item(fallen.Node), fallen.Steps));

    /// <summary>How many fall of each type, most first.</summary>
    public IEnumerable<FallenType> Types => Counted(types)
        .Select(pair => (Key: view.Graph.Numbers.Types[pair.Number], pair.Count))
        .Select(type => new FallenType(type.Key, ItemWording.Of(view.Landscape.Items.TypeOf(type.Key)?.Name), type.Count));

    /// <summary>How many fall in each organisation, most first.</summary>
    public IEnumerable<FallenOrganisation> Organisations =>
        from pair in Counted(organisations)
        let organisation = OrganisationNode.Of(view.Graph.Numbers.Organisations[pair.Number], view.Landscape)
        where organisation is not null
        select new FallenOrganisation(organisation, pair.Count);

    /// <summary>Services of the catalogue to which something belongs that is lost or falls, most harmed first.</summary>
    public IEnumerable<HarmedService> Services =>
        from pair in Counted(services)
        let service = ServiceNode.Of(view.Graph.Numbers.Services[pair.Number], view.Landscape)
        where service is not null
        select new HarmedService(service, pair.Count);

    /// <summary>Incidents of these services that were open, newest first; at most 100, and none for who may not read incidents.</summary>
    public async Task<IEnumerable<IncidentNode>> OpenIncidents([FromServices] ReadDesk desk, CancellationToken cancellation)
    {
        if (!desk.Caller.May("incident.read")) return [];
        var harmed = Counted(services).Select(pair => view.Graph.Numbers.Services[pair.Number]).Take(KeysetPage.LargestSize).ToArray();
        if (harmed.Length == 0) return [];
        var (rows, _) = await (await desk.Rows("incident.read", IncidentBoard.Model, view.AsOf)).AnyOf("service_id", harmed).AnyOf("status", Open)
            .Page(new("reported_at", Descending: true), TopologyLimits.Shown, null, cancellation);
        return rows.Select(found => new IncidentNode(found.Row, view.AsOf));
    }

    private void Tell(int node, bool isLost)
    {
        var standing = view.Graph[node];
        if (!view.Sees(node))
        {
            if (!isLost) Outside++;
            return;
        }

        if (standing.Service != Numbering.None) services[standing.Service]++;
        if (isLost) return;
        types[standing.Type]++;
        organisations[standing.Organisation]++;
    }

    private static IEnumerable<(int Number, int Count)> Counted(int[] counts) =>
        counts.Select((count, number) => (Number: number, Count: count)).Where(pair => pair.Count > 0).OrderByDescending(pair => pair.Count);
}

/// <summary>An item that falls.</summary>
/// <param name="Item">The item.</param>
/// <param name="Steps">After how many steps.</param>
public sealed record FallenItem(TopologyItemNode Item, int Steps);

/// <summary>How many items of a type fall.</summary>
/// <param name="Type">The type's key.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Count">How many.</param>
public sealed record FallenType(string Type, ItemWording? Name, int Count);

/// <summary>How many items of an organisation fall.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Count">How many.</param>
public sealed record FallenOrganisation(OrganisationNode Organisation, int Count);

/// <summary>A service that is harmed.</summary>
/// <param name="Service">The service.</param>
/// <param name="Count">How many of its items are lost or fall.</param>
public sealed record HarmedService(ServiceNode Service, int Count);
