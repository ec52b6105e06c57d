using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Topology;

/// <summary>One end of a relation, seen from the other one.</summary>
/// <param name="Node">The item at the far end.</param>
/// <param name="Kind">What the relation means.</param>
/// <param name="Redundancy">Number of "k of n"; <see cref="Numbering.None"/> when it counts alone.</param>
public readonly record struct Link(int Node, int Kind, int Redundancy);

/// <summary>Who is harmed by the loss of the item in whose list it stands.</summary>
/// <param name="Node">Who is harmed.</param>
/// <param name="Slot">Where losses of its group are counted; <see cref="Numbering.None"/> when this loss alone fells it.</param>
public readonly record struct Harm(int Node, int Slot);

/// <summary>What the graph knows of an item itself; numbers as in <see cref="Numbering"/>.</summary>
public readonly record struct Standing(int Organisation, int Type, int Service, Stage Stage, Importance Importance, DataLabel Label)
{
    /// <summary>Named by a relation, and never registered.</summary>
    public static readonly Standing Unknown =
        new(Numbering.None, Numbering.None, Numbering.None, Stage.Retired, Importance.Normal, DataLabel.Normal);

    /// <summary>Whether relations with it count: neither retired nor merely named.</summary>
    public bool IsPresent => Stage != Stage.Retired;

    /// <summary>Whether it can stand in for another one.</summary>
    public bool Holds => Stage == Stage.InUse;
}
