using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Tests.Topology;

/// <summary>The same facts kept in the plainest way, and every question answered by its definition.</summary>
internal sealed class NaivePlant
{
    private readonly Dictionary<Guid, Stage> stages = [];
    private readonly Dictionary<(Guid From, string Kind, Guid To), ItemRelated> relations = [];
    private readonly Dictionary<string, ImpactFlow> flows = RelationKind.BuiltIn.ToDictionary(kind => kind.Key, kind => kind.Flow);

    public IEnumerable<Guid> Present => stages.Where(item => item.Value != Stage.Retired).Select(item => item.Key);

    public IEnumerable<(Guid From, string Kind, Guid To, string? Group, int? Needed)> Relations =>
        from relation in relations
        where IsPresent(relation.Key.From) && IsPresent(relation.Key.To)
        select (relation.Key.From, relation.Key.Kind, relation.Key.To, relation.Value.Group, relation.Value.Group is null ? null : relation.Value.Needed);

    public void Tell(Guid item, object fact)
    {
        switch (fact)
        {
            case ItemRegistered e:     stages[item] = e.Stage; break;
            case ItemStageMoved e:     stages[item] = e.Stage; break;
            case ItemRelated e:        relations[(item, e.Kind, e.Target)] = e; break;
            case ItemUnrelated e:      relations.Remove((item, e.Kind, e.Target)); break;
            case RelationKindDefined e: flows[e.Key] = e.Flow; break;
        }
    }

    /// <summary>What has fallen after so many steps: what had fallen before, and what that fells.</summary>
    public HashSet<Guid> Fallen(Guid lost, int steps)
    {
        if (steps == 0) return [lost];
        var before = Fallen(lost, steps - 1);
        return [.. before, .. Present.Where(item => Falls(item, before))];
    }

    public ILookup<Guid, Guid> Next(ISet<string>? kinds = null) => Relations.Where(tie => kinds?.Contains(tie.Kind) != false)
        .SelectMany(tie => new[] { (One: tie.From, Other: tie.To), (One: tie.To, Other: tie.From) }).ToLookup(pair => pair.One, pair => pair.Other);

    private bool Falls(Guid item, HashSet<Guid> fallen)
    {
        var needs = Relations.Where(tie => flows[tie.Kind] == ImpactFlow.FromTarget && tie.From == item).Select(tie => (On: tie.To, tie.Group, tie.Needed))
            .Concat(Relations.Where(tie => flows[tie.Kind] == ImpactFlow.ToTarget && tie.To == item).Select(tie => (On: tie.From, tie.Group, tie.Needed)))
            .ToList();
        return needs.Any(need => need.Group is null && fallen.Contains(need.On))
            || needs.Where(need => need.Group is not null).GroupBy(need => need.Group).Any(group =>
                group.Any(need => fallen.Contains(need.On))
                && group.Count(need => stages[need.On] == Stage.InUse && !fallen.Contains(need.On)) < group.Max(need => need.Needed));
    }

    private bool IsPresent(Guid item) => stages.TryGetValue(item, out var stage) && stage != Stage.Retired;
}
