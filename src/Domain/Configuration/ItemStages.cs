using System.Collections.Immutable;
using static EventSourcedOps.Domain.Configuration.ItemRefusals;

namespace EventSourcedOps.Domain.Configuration;

/// <summary>How an item's life goes on from where it stands.</summary>
public static class ItemStages
{
    public static readonly ImmutableArray<Stage> All = [.. Enum.GetValues<Stage>()];

    /// <summary>Where an item can go next; the type may know fewer places.</summary>
    public static ImmutableArray<Stage> After(Stage stage) => stage switch
    {
        Stage.Planned     => [Stage.InStock, Stage.InUse, Stage.Retired],
        Stage.InStock     => [Stage.InUse, Stage.Maintenance, Stage.Retired],
        Stage.InUse       => [Stage.Maintenance, Stage.InStock, Stage.Retired],
        Stage.Maintenance => [Stage.InUse, Stage.InStock, Stage.Retired],
        _                 => [Stage.InStock, Stage.InUse],
    };

    extension(Stage stage)
    {
        /// <summary>Whether the item does its work, or is meant to do it again soon: what it needs for that must be known.</summary>
        public bool IsAtWork => stage is Stage.InUse or Stage.Maintenance;
    }

    /// <summary>What has to be known before it can do its work; null when all is.</summary>
    internal static Refusal? WhyNotAtWork(this ConfigurationItem item, ItemModel model)
    {
        if (model.ShapeOf(item.Type) is not { } shape) return TypeUnknown;
        foreach (var attribute in shape.Required)
            if (item.ValueOf(attribute.Key) is null) return AttributeRefusals.Missing(attribute);
        return shape.PlaceRequired && !item.Relations.Keys.Any(end => end.Kind == RelationKind.LocatedIn) ? PlaceMissing : null;
    }
}
