using static EventSourcedOps.Domain.Configuration.ItemRefusals;

namespace EventSourcedOps.Domain.Configuration;

using Decision = Decision<ConfigurationItemEvent>;

/// <summary>
/// Undo of an import on one item: what the import left and nobody changed since goes back to what it was before; all else stays.
/// It compares with the item as it stands when it is decided, so an edit that comes in meanwhile is safe.
/// </summary>
public static class ItemRestoring
{
    private const string Why = "import undone";

    /// <summary>Told of an item that stays because another one points to it.</summary>
    public const string PointedTo = "@pointed-to";

    extension(ConfigurationItem? item)
    {
        public Decision Restore(Guid import, ItemTrace trace, ItemModel model)
        {
            if (item is null) return Unknown;
            if (trace.Registered && (trace.Touched is not null || trace.PointedBy is not null || item.Version != trace.Version)) return Decision.Nothing;
            var events = new List<ConfigurationItemEvent>();
            events.AddRange(item.RelationsBack(trace, model));
            if (trace.Registered)
            {
                if (item.Stage == trace.Standing.Left && item.Stage != Stage.Retired) events.Add(new ItemRestored(import, Nothing, Unregistered: true));
                return new(events, null);
            }

            var back = trace.Attributes.Where(attribute => attribute.Left.Holds(item.Attributes.GetValueOrDefault(attribute.Key)))
                .ToDictionary(attribute => attribute.Key, attribute => attribute.Before, StringComparer.Ordinal);
            if (back.Count > 0) events.Add(new ItemRestored(import, back));
            if (trace.Standing.Before != trace.Standing.Left && item.Stage == trace.Standing.Left)
                events.Add(new ItemStageMoved(trace.Standing.Before, Why));
            if (ItemTrace.Sorted(item.MissedBy).SequenceEqual(trace.Standing.MissedLeft))
            {
                events.AddRange(trace.Standing.MissedBefore.Except(trace.Standing.MissedLeft).Select(source => new ItemMissed(source)));
                events.AddRange(trace.Standing.MissedLeft.Except(trace.Standing.MissedBefore).Select(source => new ItemFound(source)));
            }

            return new(events, null);
        }

        /// <summary>What of an import on the item was changed later and therefore stays.</summary>
        public IEnumerable<(string What, string? Imported, string? Now)> Conflicts(ItemTrace trace, ItemModel model)
        {
            if (item is null) yield break;
            if (trace.Touched is { } touched) yield return (touched.Fact, null, null);
            else if (trace.PointedBy is { } other) yield return (PointedTo, null, $"{other}");
            if (trace.Registered) yield break;
            foreach (var attribute in trace.Attributes)
                if (!attribute.Left.Holds(item.Attributes.GetValueOrDefault(attribute.Key)))
                    yield return (attribute.Key, attribute.Left.InForce?.Value, item.ValueOf(attribute.Key));
            foreach (var relation in trace.Relations)
                if (!item.CanGoBack(relation, trace, model))
                    yield return (relation.Kind, relation.Left?.End.Target.ToString(), item.OnlyTargetOf(relation.Kind));
            if (trace.Standing.Before != trace.Standing.Left && item.Stage != trace.Standing.Left)
                yield return ("stage", trace.Standing.Left.ToString(), item.Stage.ToString());
        }

        // What goes comes first: by an exclusive kind an item never points to two.
        private IEnumerable<ConfigurationItemEvent> RelationsBack(ItemTrace trace, ItemModel model)
        {
            var back = trace.Relations.Where(relation => item!.CanGoBack(relation, trace, model)).ToArray();
            foreach (var relation in back.Where(relation => relation is { Before: null, Left: not null }))
                yield return new ItemUnrelated(relation.Kind, relation.Target, Why);
            foreach (var relation in back)
                if (relation.Before is { } was && was != relation.Left)
                    yield return new ItemRelated(
                        was.End.Kind, was.End.Target, was.Source, was.Confidence, was.Since, was.Redundancy?.Group, was.Redundancy?.Needed);
        }

        private bool CanGoBack(RelationTrace relation, ItemTrace trace, ItemModel model)
        {
            var end = new RelationEnd(relation.Kind, relation.Target);
            if (item!.Relations.GetValueOrDefault(end) != relation.Left) return false;
            if (relation.Before is null || relation.Left is not null || model.KindOf(relation.Kind) is not { Exclusive: true }) return true;
            // Somebody has moved it elsewhere since: then it does not go back to the first place.
            return item.Relations.Keys.Where(other => other.Kind == relation.Kind)
                .All(other => trace.Relations.Any(made => made.Kind == other.Kind && made.Target == other.Target && made.Left == item.Relations[other]));
        }

        private string? OnlyTargetOf(string kind) =>
            item!.Relations.Keys.Where(end => end.Kind == kind).Select(end => end.Target.ToString()).FirstOrDefault();
    }

    private static readonly IReadOnlyDictionary<string, KeptClaims> Nothing = new Dictionary<string, KeptClaims>();
}
