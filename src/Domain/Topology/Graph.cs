using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Topology;

/// <summary>
/// All items and relations at one moment, as numbers. It never changes, so any number of readers may walk through it; what is walked
/// through costs no memory of its own (<see cref="Sweep"/>).
/// </summary>
public sealed class Graph
{
    private readonly Standing[] standings;
    private readonly ImpactFlow[] flows;
    private readonly int[] spares;

    internal Graph(
        Numbering numbers, long version, Standing[] standings, ImpactFlow[] flows,
        Adjacency<Link> outgoing, Adjacency<Link> incoming, Adjacency<Harm> harms, int[] spares)
    {
        (Numbers, Version, this.standings, this.flows, this.spares) = (numbers, version, standings, flows, spares);
        (Outgoing, Incoming, Harms) = (outgoing, incoming, harms);
    }

    public Numbering Numbers { get; }

    /// <summary>How many facts made it: of two graphs of one history, those with the same number are the same.</summary>
    public long Version { get; }

    /// <summary>Nodes are numbered from 0 to before this.</summary>
    public int Count => standings.Length;

    /// <summary>Relations of each item to others.</summary>
    public Adjacency<Link> Outgoing { get; }

    /// <summary>Relations of others to each item.</summary>
    public Adjacency<Link> Incoming { get; }

    /// <summary>Whom the loss of each item harms.</summary>
    public Adjacency<Harm> Harms { get; }

    /// <summary>Where losses of groups are counted.</summary>
    public int Slots => spares.Length;

    internal Standing[] Standings => standings;

    internal ImpactFlow[] Flows => flows;

    internal int[] Spares => spares;

    public Standing this[int node] => standings[node];

    /// <summary>The number of an item that is there at this moment; -1 otherwise.</summary>
    public int Find(Guid item) => Numbers.Items.Find(item) is >= 0 and var node && IsPresent(node) ? node : Numbering.None;

    public Guid IdOf(int node) => Numbers.Items[node];

    public bool IsPresent(int node) => node < standings.Length && standings[node].IsPresent;

    public ImpactFlow FlowOf(int kind) => kind < flows.Length ? flows[kind] : ImpactFlow.None;

    /// <summary>How many of a group may be lost before the item falls.</summary>
    internal int SpareOf(int slot) => spares[slot];

    /// <summary>The graph before anything was recorded, with the kinds that the product brings along.</summary>
    public static Graph Before(Numbering numbers)
    {
        foreach (var kind in RelationKind.BuiltIn) numbers.Kinds.Of(kind.Key);
        var flows = RelationKind.BuiltIn.Select(kind => (Number: numbers.Kinds.Find(kind.Key), kind.Flow)).ToDictionary();
        return new(
            numbers, 0, [], [.. Enumerable.Range(0, flows.Keys.Max() + 1).Select(kind => flows.GetValueOrDefault(kind, ImpactFlow.None))],
            new(0, []), new(0, []), new(0, []), []);
    }

    /// <summary>The same items and relations, with whom losses harm.</summary>
    internal Graph With(Adjacency<Harm> harms, int[] spare) => new(Numbers, Version, standings, flows, Outgoing, Incoming, harms, spare);

    /// <summary>Everything an item stands on: providers, with the redundancy of that relation.</summary>
    public void Needs(int node, List<Link> into)
    {
        into.Clear();
        if (!IsPresent(node)) return;
        foreach (var link in Outgoing[node])
            if (FlowOf(link.Kind) == ImpactFlow.FromTarget && IsPresent(link.Node)) into.Add(link);
        foreach (var link in Incoming[node])
            if (FlowOf(link.Kind) == ImpactFlow.ToTarget && IsPresent(link.Node)) into.Add(link);
    }
}
