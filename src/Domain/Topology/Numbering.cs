using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Topology;

/// <summary>What the numbers in a graph stand for. All graphs of one history share it: an item has the same number at any time.</summary>
public sealed class Numbering
{
    /// <summary>Stands for "none" wherever a number may be missing.</summary>
    public const int None = -1;

    public Interned<Guid> Items { get; } = new();
    public Interned<string> Organisations { get; } = new();
    public Interned<string> Types { get; } = new();
    public Interned<Guid> Services { get; } = new();
    public Interned<string> Kinds { get; } = new();
    public Interned<Redundancy> Redundancies { get; } = new();

    /// <summary>The numbers of kinds; null stands for all of them. Kinds that no relation ever had are left out.</summary>
    public IReadOnlySet<int>? KindsOf(IReadOnlyCollection<string>? keys) => keys?.Select(Kinds.Find).Where(kind => kind != None).ToHashSet();
}
