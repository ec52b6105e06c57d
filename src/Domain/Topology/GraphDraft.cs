using System.Runtime.InteropServices;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Topology;

/// <summary>A graph on its way to the next version: takes changes one by one and works out once what they come to.</summary>
internal sealed class GraphDraft(Graph start)
{
    /// <summary>From so many changed lists on it is cheaper to write all of them anew.</summary>
    private const int MostChanged = 1_000;

    private const int OneOfSoMany = 16;

    private readonly Dictionary<int, List<Link>> edited = [];
    private readonly HashSet<int> restood = [];

    /// <summary>Those of the start until one of them changes.</summary>
    private Standing[] standings = start.Standings;
    private ImpactFlow[] flows = start.Flows;
    private int count = start.Count;
    private bool flowsChanged;

    public void Apply(TopologyChange change)
    {
        switch (change.Deed)
        {
            case TopologyDeed.Register:
                Stand(change.Item, new(change.One, change.Two, Numbering.None, (Stage)change.Three, Importance.Normal, DataLabel.Normal));
                break;
            case TopologyDeed.MoveStage:
                Stand(change.Item, Of(change.Item) with { Stage = (Stage)change.One });
                break;
            case TopologyDeed.Classify:
                Stand(change.Item, Of(change.Item) with { Importance = (Importance)change.One, Label = (DataLabel)change.Two });
                break;
            case TopologyDeed.Entrust:
                Stand(change.Item, Of(change.Item) with { Service = change.One });
                break;
            case TopologyDeed.Relate:
                Relate(change.Item, new(change.One, change.Two, change.Three));
                break;
            case TopologyDeed.Unrelate:
                Edited(change.Item).RemoveAll(link => link.Node == change.One && link.Kind == change.Two);
                break;
            case TopologyDeed.DefineKind:
                if (change.Item >= flows.Length) Grow(ref flows, change.Item + 1, ImpactFlow.None);
                else if (flows == start.Flows) flows = [.. flows];
                (flows[change.Item], flowsChanged) = ((ImpactFlow)change.One, true);
                break;
        }
    }

    public Graph Finish(long version)
    {
        Array.Resize(ref standings, count);
        var touched = edited.Count + restood.Count + start.Outgoing.Changed + start.Incoming.Changed + start.Harms.Changed;
        return start.Count == 0 || flowsChanged || touched > Math.Max(MostChanged, count / OneOfSoMany) ? Anew(version) : Over(version);
    }

    private void Stand(int node, Standing standing)
    {
        var before = Of(node);
        if (standings == start.Standings) standings = [.. standings];
        standings[node] = standing;
        if (before.IsPresent != standing.IsPresent || before.Holds != standing.Holds) restood.Add(node);
    }

    private Standing Of(int node)
    {
        if (node >= standings.Length) Grow(ref standings, Math.Max(node + 1, standings.Length * 2), Standing.Unknown);
        count = Math.Max(count, node + 1);
        return standings[node];
    }

    private void Relate(int from, Link link)
    {
        Of(link.Node);
        var links = Edited(from);
        var known = links.FindIndex(old => old.Node == link.Node && old.Kind == link.Kind);
        if (known >= 0) links[known] = link;
        else links.Add(link);
    }

    private List<Link> Edited(int node)
    {
        Of(node);
        return edited.TryGetValue(node, out var links) ? links : edited[node] = [.. start.Outgoing[node]];
    }

    private Graph Anew(long version)
    {
        var (outgoing, incoming) = (new List<(int, Link)>(), new List<(int, Link)>());
        for (var node = 0; node < count; node++)
            foreach (var link in edited.TryGetValue(node, out var list) ? CollectionsMarshal.AsSpan(list) : start.Outgoing[node])
            {
                outgoing.Add((node, link));
                incoming.Add((link.Node, link with { Node = node }));
            }

        var bare = Bare(version, AdjacencyOf(outgoing), AdjacencyOf(incoming));
        var harms = new HarmDraft(bare, []);
        for (var node = 0; node < count; node++) harms.Add(node);
        return harms.Finish(AdjacencyOf(harms.Entries));
    }

    private Graph Over(long version)
    {
        var sources = edited.ToDictionary(list => list.Key, list => list.Value.ToArray());
        var targets = Targets(sources);
        var bare = Bare(version, start.Outgoing.With(sources), start.Incoming.With(targets));
        return new HarmDraft(bare, start.Spares).Over(start, Dependents(bare));
    }

    /// <summary>The lists of those that are pointed to, before or after.</summary>
    private Dictionary<int, Link[]> Targets(Dictionary<int, Link[]> sources)
    {
        var targets = new Dictionary<int, List<Link>>();
        foreach (var (source, links) in sources)
        {
            foreach (var link in start.Outgoing[source]) Target(link.Node);
            foreach (var link in links) Target(link.Node).Add(link with { Node = source });
        }

        return targets.ToDictionary(list => list.Key, list => list.Value.ToArray());

        List<Link> Target(int node)
        {
            if (targets.TryGetValue(node, out var known)) return known;
            var kept = targets[node] = [];
            foreach (var link in start.Incoming[node])
                if (!sources.ContainsKey(link.Node)) kept.Add(link);
            return kept;
        }
    }

    /// <summary>Whoever may stand on something else now.</summary>
    private HashSet<int> Dependents(Graph bare)
    {
        var found = new HashSet<int>(restood);
        foreach (var (source, links) in edited)
        {
            found.Add(source);
            foreach (var link in start.Outgoing[source]) Along(link);
            foreach (var link in links) Along(link);
        }

        foreach (var node in restood)
        {
            foreach (var link in bare.Incoming[node]) found.Add(link.Node);
            foreach (var link in bare.Outgoing[node]) Along(link);
        }

        return found;

        void Along(Link link)
        {
            if (bare.FlowOf(link.Kind) == ImpactFlow.ToTarget) found.Add(link.Node);
        }
    }

    private Graph Bare(long version, Adjacency<Link> outgoing, Adjacency<Link> incoming) =>
        new(start.Numbers, version, standings, flows, outgoing, incoming, start.Harms, []);

    private Adjacency<T> AdjacencyOf<T>(List<(int, T)> entries) where T : struct =>
        new(count, CollectionsMarshal.AsSpan(entries));

    private static void Grow<T>(ref T[] values, int length, T filling)
    {
        var old = values.Length;
        Array.Resize(ref values, length);
        Array.Fill(values, filling, old, length - old);
    }
}
