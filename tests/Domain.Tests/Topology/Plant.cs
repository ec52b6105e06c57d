using CsCheck;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Domain.Topology;

namespace EventSourcedOps.Domain.Tests.Topology;

/// <summary>Items with numbers for names, and what can be told about them.</summary>
internal static class Plant
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>One kind for each way a failure flows.</summary>
    public static readonly string[] Kinds = ["depends-on", "powered-by", "supports", "connected-to"];

    private static readonly string?[] Groups = [null, null, "power", "cluster"];

    public static readonly Gen<object> Facts = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[1, 3],
        object (what, one, other, third, needed) => (what, one, other, third) switch
        {
            (0, _, _, _)          => new ItemStageMoved((Stage)(other % 5), null),
            (1, _, _, _)          => new ItemClassified((Importance)(other % 3), default),
            (2, _, _, _)          => new ItemUnrelated(Kinds[third], Id(other)),
            (3, 0, _, _)          => new RelationKindDefined(Kinds[third], new("", ""), new("", ""), (ImpactFlow)(other % 3), false),
            _                     => new ItemRelated(Kinds[third], Id(other), "manual", 100, null, Groups[needed + other & 3], needed),
        });

    public static Guid Id(int number) => Ids.Derived("plant", $"{number}");

    public static ItemRegistered Item(Stage stage = Stage.InUse) => new("330100", "server", 0, stage, "manual", new Dictionary<string, string>());

    public static ItemRelated On(int provider, string? group = null, int? needed = null, string kind = "depends-on") =>
        new(kind, Id(provider), "manual", 100, null, group, needed);

    public static Graph Graph(params (int Item, ConfigurationItemEvent Fact)[] facts)
    {
        var history = new TopologyHistory();
        foreach (var (item, fact) in facts) history.Add(Id(item), fact, Start);
        return history.AsOf(Start);
    }

    public static int Node(this Graph graph, int number) => graph.Find(Id(number));

    public static IReadOnlyList<int> Numbers(this Graph graph, Sweep sweep)
    {
        var names = Enumerable.Range(0, 40).ToDictionary(Id);
        return [.. sweep.Found.ToArray().Select(node => names[graph.IdOf(node)]).Order()];
    }
}
