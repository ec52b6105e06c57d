namespace EventSourcedOps.Domain.Topology;

/// <summary>
/// Works out whose loss harms whom. Relations of an item with the same group stand in for each other: the item falls when one of them is
/// lost and fewer than it needs are left whose provider is in use. All others count alone.
/// </summary>
internal sealed class HarmDraft(Graph bare, int[] spares)
{
    private readonly List<int> added = [];
    private readonly List<Link> needs = [];

    /// <summary>Who is lost, and whom that harms.</summary>
    public List<(int Provider, Harm Harm)> Entries { get; } = [];

    public void Add(int node)
    {
        bare.Needs(node, needs);
        for (var at = 0; at < needs.Count; at++)
        {
            var (provider, _, redundancy) = needs[at];
            if (redundancy == Numbering.None) Entries.Add((provider, new(node, Numbering.None)));
            else if (IsFirstOfGroup(at)) AddGroup(node, GroupOf(at));
        }
    }

    public Graph Finish(Adjacency<Harm> harms) => bare.With(harms, added.Count == 0 ? spares : [.. spares, .. added]);

    /// <summary>The older graph's lists with what became of those nodes.</summary>
    public Graph Over(Graph older, HashSet<int> dependents)
    {
        var lists = new Dictionary<int, List<Harm>>();
        foreach (var node in dependents)
        {
            older.Needs(node, needs);
            foreach (var need in needs) ListOf(need.Node);
            Add(node);
        }

        foreach (var (provider, harm) in Entries) ListOf(provider).Add(harm);
        return Finish(older.Harms.With(lists.ToDictionary(list => list.Key, list => list.Value.ToArray())));

        List<Harm> ListOf(int provider)
        {
            if (lists.TryGetValue(provider, out var known)) return known;
            var kept = lists[provider] = [];
            foreach (var harm in older.Harms[provider])
                if (!dependents.Contains(harm.Node)) kept.Add(harm);
            return kept;
        }
    }

    private string GroupOf(int at) => bare.Numbers.Redundancies[needs[at].Redundancy].Group;

    private bool IsFirstOfGroup(int at)
    {
        for (var earlier = 0; earlier < at; earlier++)
            if (needs[earlier].Redundancy != Numbering.None && GroupOf(earlier) == GroupOf(at)) return false;
        return true;
    }

    private void AddGroup(int node, string group)
    {
        var (holding, needed) = (0, 0);
        for (var at = 0; at < needs.Count; at++)
            if (IsOf(at, group))
            {
                needed = Math.Max(needed, bare.Numbers.Redundancies[needs[at].Redundancy].Needed);
                if (bare[needs[at].Node].Holds) holding++;
            }

        var spare = holding - needed;
        if (spare > 0) added.Add(spare);
        for (var at = 0; at < needs.Count; at++)
            if (IsOf(at, group))
            {
                var provider = needs[at].Node;
                // With none to spare every loss counts; otherwise only that of somebody who held.
                if (spare < 0 || spare == 0 && bare[provider].Holds) Entries.Add((provider, new(node, Numbering.None)));
                else if (spare > 0 && bare[provider].Holds) Entries.Add((provider, new(node, spares.Length + added.Count - 1)));
            }
    }

    private bool IsOf(int at, string group) => needs[at].Redundancy != Numbering.None && GroupOf(at) == group;
}
