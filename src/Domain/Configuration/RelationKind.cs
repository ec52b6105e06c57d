namespace EventSourcedOps.Domain.Configuration;

/// <summary>What a relation between two items means.</summary>
/// <param name="Key">Stored in every relation, such as "runs-on".</param>
/// <param name="Name">Read from the item that points.</param>
/// <param name="Inverse">Read from the item that is pointed to.</param>
/// <param name="Flow">Whom a failure harms.</param>
/// <param name="Exclusive">Whether an item may point to one other only.</param>
public sealed record RelationKind(string Key, Wording Name, Wording Inverse, ImpactFlow Flow, bool Exclusive = false)
    : IEvolve<RelationKind, RelationKindEvent>
{
    /// <summary>The kind by which an item says where it is.</summary>
    public const string LocatedIn = "located-in";

    /// <summary>The kind by which an item says what it belongs to.</summary>
    public const string PartOf = "part-of";

    /// <summary>Kinds that the product brings along; organisations define more of their own.</summary>
    public static IReadOnlyList<RelationKind> BuiltIn { get; } =
    [
        new("depends-on", new("依赖", "depends on"), new("被依赖", "is needed by"), ImpactFlow.FromTarget),
        new("runs-on", new("运行于", "runs on"), new("承载", "carries"), ImpactFlow.FromTarget),
        new(PartOf, new("属于", "is part of"), new("包含", "consists of"), ImpactFlow.FromTarget, Exclusive: true),
        new(LocatedIn, new("位于", "is located in"), new("放置", "houses"), ImpactFlow.FromTarget, Exclusive: true),
        new("powered-by", new("取电于", "is powered by"), new("供电给", "powers"), ImpactFlow.FromTarget),
        new("uplinks-to", new("上联到", "uplinks to"), new("下联", "is uplink of"), ImpactFlow.FromTarget),
        new("connected-to", new("连接到", "is connected to"), new("连接到", "is connected to"), ImpactFlow.None),
        new("backs-up", new("备份", "backs up"), new("备份于", "is backed up by"), ImpactFlow.None),
        new("supports", new("支撑", "supports"), new("由其支撑", "is supported by"), ImpactFlow.ToTarget),
        new("addressed-by", new("使用地址", "is addressed by"), new("分配给", "is assigned to"), ImpactFlow.None),
        new("in-network", new("所在网络", "lies in network"), new("网络内含", "contains"), ImpactFlow.None),
        new("in-charge-of", new("负责", "is in charge of"), new("负责人", "is looked after by"), ImpactFlow.None),
    ];

    public static RelationKind Evolve(RelationKind? state, RelationKindEvent happened, DateTimeOffset at) => happened switch
    {
        RelationKindDefined e => new(e.Key, e.Name, e.Inverse, e.Flow, e.Exclusive),
        _ => throw new InvalidOperationException($"{happened} cannot follow {state}."),
    };
}

/// <summary>Which relation of an item it is: an item points to another one once by each kind.</summary>
public readonly record struct RelationEnd(string Kind, Guid Target)
{
    /// <summary>The id of the relation everywhere outside its item; follows from both ends and the kind.</summary>
    public Guid From(Guid item) => Ids.Derived("relation", $"{item}", Kind, $"{Target}");
}

/// <summary>A relation of the item whose stream it stands in to another item.</summary>
/// <param name="End">Kind, and the item it points to.</param>
/// <param name="Source">Who says so, such as "netbox" or "manual".</param>
/// <param name="Confidence">In percent; 100 for what somebody declared.</param>
/// <param name="Since">From when it holds in the business.</param>
/// <param name="Redundancy">Several relations of one group stand in for each other; null when each one counts alone.</param>
public sealed record Relation(RelationEnd End, string Source, int Confidence, DateTimeOffset Since, Redundancy? Redundancy);

/// <summary>How many relations of a group must hold for the item to stand: "k of n".</summary>
/// <param name="Group">Relations of the item with the same group stand in for each other, such as "power".</param>
/// <param name="Needed">How many of them it needs.</param>
public sealed record Redundancy(string Group, int Needed);
