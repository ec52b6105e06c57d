using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Domain.Topology;

/// <summary>What one fact does to the graph.</summary>
public enum TopologyDeed : byte
{
    /// <summary>One: organisation; Two: type; Three: stage.</summary>
    Register,

    /// <summary>One: stage.</summary>
    MoveStage,

    /// <summary>One: importance; Two: label.</summary>
    Classify,

    /// <summary>One: service.</summary>
    Entrust,

    /// <summary>One: target; Two: kind; Three: redundancy.</summary>
    Relate,

    /// <summary>One: target; Two: kind.</summary>
    Unrelate,

    /// <summary>Item: kind; One: flow.</summary>
    DefineKind,
}

/// <summary>A fact as far as the graph is concerned, in 32 bytes.</summary>
/// <param name="At">Ticks of the recorded time in UTC.</param>
public readonly record struct TopologyChange(long At, TopologyDeed Deed, int Item, int One = 0, int Two = 0, int Three = 0);

internal static class TopologyChanges
{
    extension(Numbering numbers)
    {
        /// <summary>Null when the fact is none of the graph's business.</summary>
        public TopologyChange? ChangeOf(Guid stream, object fact, DateTimeOffset at)
        {
            var ticks = at.UtcTicks;
            return fact switch
            {
                ItemRegistered e => new(
                    ticks, TopologyDeed.Register, numbers.Items.Of(stream), numbers.Organisations.Of(e.Organisation), numbers.Types.Of(e.Type),
                    (int)e.Stage),
                ItemStageMoved e => new(ticks, TopologyDeed.MoveStage, numbers.Items.Of(stream), (int)e.Stage),
                // An import that had made it known was undone.
                ItemRestored { Unregistered: true } => new(ticks, TopologyDeed.MoveStage, numbers.Items.Of(stream), (int)Stage.Retired),
                ItemClassified e => new(ticks, TopologyDeed.Classify, numbers.Items.Of(stream), (int)e.Importance, (int)e.Label),
                ItemEntrusted e  => new(
                    ticks, TopologyDeed.Entrust, numbers.Items.Of(stream), e.ServiceId is { } service ? numbers.Services.Of(service) : Numbering.None),
                ItemRelated e => new(
                    ticks, TopologyDeed.Relate, numbers.Items.Of(stream), numbers.Items.Of(e.Target), numbers.Kinds.Of(e.Kind),
                    e.Group is null ? Numbering.None : numbers.Redundancies.Of(new(e.Group, e.Needed ?? 1))),
                ItemUnrelated e => new(
                    ticks, TopologyDeed.Unrelate, numbers.Items.Of(stream), numbers.Items.Of(e.Target), numbers.Kinds.Of(e.Kind)),
                RelationKindDefined e => new(ticks, TopologyDeed.DefineKind, numbers.Kinds.Of(e.Key), (int)e.Flow),
                _ => null,
            };
        }
    }
}
