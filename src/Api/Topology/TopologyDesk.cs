using EventSourcedOps.Api.Configuration;
using EventSourcedOps.Api.GraphQL;
using EventSourcedOps.Application.Topology;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Topology;
using GraphQL.DataLoader;

namespace EventSourcedOps.Api.Topology;

/// <summary>Where questions about the topology are answered, for the caller of this request.</summary>
/// <remarks>While this node still reads the log, SQL answers; one request is answered by one of the two throughout.</remarks>
public sealed class TopologyDesk(TopologyMemory memory, TopologyFallback fallback, DrawnNeighbourhoods drawn, ReadDesk desk, DataAsOf fresh)
{
    public const string Operation = "topology.read";

    private readonly bool isReady = memory.IsReady;
    private readonly Numbering numbers = new();

    /// <summary>The graph at that time, as far as the caller may see it.</summary>
    /// <param name="part">What of it the question is about.</param>
    public async Task<TopologyView> View(DateTimeOffset? asOf, GraphPart part, CancellationToken cancellation)
    {
        var landscape = await desk.Landscape(asOf);
        var known = isReady ? await memory.AsOf(asOf, cancellation) : await fallback.Part(part, landscape.Items, asOf, numbers, cancellation);
        fresh.Set(known.Position, known.At);
        // A part has a version of its own, so what is drawn of it is not kept.
        return new(known.Graph, isReady ? drawn : new(), desk, landscape, await desk.Reach(Operation, asOf), asOf);
    }
}

/// <summary>The graph at one moment, and which of its items the caller may see. What may not be seen counts, and is only counted.</summary>
public sealed class TopologyView
{
    private static readonly int Labels = Enum.GetValues<DataLabel>().Length;

    private readonly bool[] seen;

    internal TopologyView(
        Graph graph, DrawnNeighbourhoods drawn, ReadDesk desk, Landscape landscape, IReadOnlySet<string>? reach, DateTimeOffset? asOf)
    {
        (Graph, Drawn, Desk, Landscape, AsOf) = (graph, drawn, desk, landscape, asOf);
        seen = SeenBy(desk.Caller, reach);
    }

    public Graph Graph { get; }

    public DrawnNeighbourhoods Drawn { get; }

    public ReadDesk Desk { get; }

    public Landscape Landscape { get; }

    public DateTimeOffset? AsOf { get; }

    /// <summary>Tells apart callers who see different things.</summary>
    public string SightKey => field ??= Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(seen.AsSpan())));

    public bool Sees(int node) => Graph[node] is var standing && seen[(standing.Organisation * Labels) + (int)standing.Label];

    /// <summary>The number of an item that the caller may see; -1 for all others, there or not.</summary>
    public int Find(Guid item) => Graph.Find(item) is >= 0 and var node && Sees(node) ? node : Numbering.None;

    public TopologyItemNode Item(int node) => new(this, node);

    /// <summary>What lies around an item, drawn or not.</summary>
    public IEnumerable<int> Around(Guid item, int depth) => Find(item) is >= 0 and var middle
        ? Graph.Around(middle, depth, null, TopologyLimits.Drawn, Sees).Items.Select(neighbour => neighbour.Node)
        : [];

    /// <summary>
    /// Items of an organisation and everything under it; without one, all in organisations that the caller reaches. Those too that may not
    /// be seen for their label: what hangs together does so by them as well.
    /// </summary>
    public IReadOnlyList<int> ItemsWithin(string? organisation)
    {
        var (organisations, found) = (Graph.Numbers.Organisations, new List<int>());
        var under = organisation is null ? null : Landscape.Subtree(organisation).ToHashSet(StringComparer.Ordinal);
        var isMeant = Enumerable.Range(0, organisations.Count)
            .Select(number => under?.Contains(organisations[number]) != false && seen[number * Labels]).ToArray();
        for (var node = 0; node < Graph.Count && found.Count < TopologyLimits.Parted; node++)
            if (Graph.IsPresent(node) && isMeant[Graph[node].Organisation]) found.Add(node);
        return found;
    }

    /// <summary>Names of all items that the answer shows, read together; null for an item whose row is still on its way.</summary>
    public IDataLoaderResult<string?> Name(int node) => Desk.Batches.Load<Guid, string>(
        $"topology name {AsOf:o}", Graph.IdOf(node), async (ids, cancellation) =>
        {
            var items = (await Desk.Items(AsOf, operation: TopologyDesk.Operation)).AnyOf("id", ids);
            var (rows, _) = await items.Page(new("position"), ids.Count, null, cancellation);
            return rows.ToDictionary(found => found.Place.Id, found => found.Row.Name);
        });

    private bool[] SeenBy(Caller caller, IReadOnlySet<string>? reach)
    {
        var organisations = Graph.Numbers.Organisations;
        var sees = new bool[organisations.Count * Labels];
        for (var number = 0; number * Labels < sees.Length; number++)
            for (var label = 0; label < Labels; label++)
                sees[(number * Labels) + label] = reach?.Contains(organisations[number]) != false
                    && caller.Rights.Reaches(TopologyDesk.Operation, organisations[number], (DataLabel)label);
        return sees;
    }
}
