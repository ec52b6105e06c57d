using static EventSourcedOps.Domain.Configuration.ItemRefusals;

namespace EventSourcedOps.Domain.Configuration;

using Decision = Decision<ConfigurationItemEvent>;

/// <summary>What an item has to do with others, decided on the item that points.</summary>
public static class ItemRelating
{
    extension(ConfigurationItem? item)
    {
        /// <summary>
        /// Points to another item. By an exclusive kind it leaves the one it pointed to before; who stands in for others of a group brings
        /// the whole group in line with how many of them are needed.
        /// </summary>
        public Decision Relate(Guid self, ItemRelated wanted, Circumstances given)
        {
            if (item is null) return Unknown;
            if (item.Stage == Stage.Retired) return Retired;
            if (WhyNot(wanted.Kind, self, wanted.Target, given) is { } no) return no;
            var model = given.Landscape.Items;
            var kind = model.KindOf(wanted.Kind)!;
            if (wanted.Group is not null && kind.Flow != ImpactFlow.FromTarget) return RedundancyUseless;

            var events = new List<ConfigurationItemEvent>(1);
            if (item.Relations.GetValueOrDefault(new(wanted.Kind, wanted.Target)) is { } known)
            {
                if (!IsNews(known, wanted) || !item.Believes(model, wanted, known)) return Decision.Nothing;
            }
            else if (kind.Exclusive && item.OnlyOne(wanted.Kind) is { } other)
            {
                if (!item.Believes(model, wanted, other)) return BetterSourceDiffers;
                events.Add(new ItemUnrelated(other.End.Kind, other.End.Target));
            }

            events.Add(wanted);
            if (wanted.Group is not null) events.AddRange(item.GroupInLine(wanted));
            return new(events, null);
        }

        public Decision Unrelate(string kind, Guid target, string? reason, ItemModel model) =>
            item is null ? Unknown
            : !item.Relations.ContainsKey(new(kind, target)) ? Decision.Nothing
            : kind == RelationKind.LocatedIn && item.Stage.IsAtWork && model.ShapeOf(item.Type) is { PlaceRequired: true } ? PlaceMissing
            : new ItemUnrelated(kind, target, reason);
    }

    /// <summary>Why nothing can point there by that kind; null when it can.</summary>
    internal static Refusal? WhyNot(string kind, Guid self, Guid target, Circumstances given) =>
        given.Landscape.Items.KindOf(kind) is null ? KindUnknown
        : self == target ? RelatedToSelf
        : given.Find<ConfigurationItem>(target) switch { null => TargetUnknown, { Stage: Stage.Retired } => TargetRetired, _ => null };

    /// <summary>That another source sees the same is no news, unless it is surer or knows more.</summary>
    private static bool IsNews(Relation known, ItemRelated wanted) =>
        wanted.Confidence > known.Confidence
        || wanted.Source == known.Source && wanted.Confidence != known.Confidence
        || wanted.ValidFrom is { } since && since != known.Since
        || RedundancyOf(wanted) != known.Redundancy && (wanted.Group is not null || wanted.Source == known.Source);

    private static Redundancy? RedundancyOf(ItemRelated wanted) => wanted.Group is null ? null : new(wanted.Group, wanted.Needed ?? 1);

    private static bool Believes(this ConfigurationItem item, ItemModel model, ItemRelated wanted, Relation known) =>
        known.Source == wanted.Source || model.ShapeOf(item.Type) is not { } shape || shape.Believes(wanted.Kind, wanted.Source, known.Source);

    private static Relation? OnlyOne(this ConfigurationItem item, string kind)
    {
        foreach (var (end, relation) in item.Relations)
            if (end.Kind == kind) return relation;
        return null;
    }

    private static IEnumerable<ItemRelated> GroupInLine(this ConfigurationItem item, ItemRelated wanted) => item.Relations.Values
        .Where(other => other.End != new RelationEnd(wanted.Kind, wanted.Target)
            && other.Redundancy is { } redundancy && redundancy.Group == wanted.Group && redundancy.Needed != (wanted.Needed ?? 1))
        .OrderBy(other => other.End.Target)
        .Select(other => new ItemRelated(
            other.End.Kind, other.End.Target, other.Source, other.Confidence, other.Since, wanted.Group, wanted.Needed));
}
