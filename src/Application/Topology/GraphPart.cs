namespace EventSourcedOps.Application.Topology;

/// <summary>What of the graph a question is about: nothing else can bear on its answer.</summary>
public abstract record GraphPart
{
    /// <summary>Everything that may fall with those items, within so many steps.</summary>
    public sealed record Below(IReadOnlyList<Guid> Items, int Depth) : GraphPart;

    /// <summary>Everything that an item stands on.</summary>
    public sealed record Above(Guid Item) : GraphPart;

    /// <summary>Everything within so many relations of an item, in both directions.</summary>
    public sealed record Around(Guid Item, int Depth) : GraphPart;

    /// <summary>All of it.</summary>
    public sealed record Whole : GraphPart;
}
