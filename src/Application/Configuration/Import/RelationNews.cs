using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What a report says of an item's relations, kept until all items are there.</summary>
/// <param name="State">The item as it was before; null when it is new.</param>
internal sealed record RelationNews(ReportedItem Report, Guid Item, ConfigurationItem? State)
{
    private const string NoLonger = "no longer told by its source";

    /// <summary>Whether the source tells every relation it knows, so that those it left out are over.</summary>
    public bool IsComplete { get; init; }

    public IEnumerable<SentNews> Commands(ReconciliationRun run, ReconciliationOrder order, Circumstances given)
    {
        var told = new HashSet<RelationEnd>();
        foreach (var relation in Report.Relations)
        {
            if (run.TargetOf(relation, Report.Place) is not { } target) continue;
            told.Add(new(relation.Kind, target));
            if (Begin(relation, target, run, order, given) is { } begun) yield return begun;
        }

        if (!IsComplete || State is null) yield break;
        foreach (var (end, relation) in State.Relations)
            if (relation.Source == order.Source && !told.Contains(end) && !IsMoved(end.Kind, told, given.Landscape.Items))
                yield return new(
                    new UnrelateItem(order.IdOf("unrelate", $"{end.From(Item)}"), Item, end.Kind, end.Target, NoLonger), NewsKind.Unrelated, Item,
                    Report.Place);
    }

    private SentNews? Begin(ReportedRelation relation, Guid target, ReconciliationRun run, ReconciliationOrder order, Circumstances given)
    {
        var wanted = new ItemRelated(
            relation.Kind, target, order.Source, relation.Confidence, null, relation.Group, relation.Group is null ? null : relation.Needed ?? 1);
        // A new item was registered where it is.
        if (State is null && relation.Kind == RelationKind.LocatedIn) return null;
        if (State is not null)
        {
            var decision = State.Relate(Item, wanted, given);
            if (decision.Refusal is { } no) run.Fault(Report.Place, no, relation.Kind);
            if (decision.Events.Count == 0) return null;
        }

        var id = order.IdOf("relate", $"{new RelationEnd(relation.Kind, target).From(Item)}");
        return new(
            new RelateItem(id, Item, relation.Kind, target, order.Source, relation.Confidence, null, relation.Group, wanted.Needed), NewsKind.Related,
            Item, Report.Place);
    }

    /// <summary>By an exclusive kind the new relation ends the old one by itself.</summary>
    private static bool IsMoved(string kind, IEnumerable<RelationEnd> told, ItemModel model) =>
        model.KindOf(kind) is { Exclusive: true } && told.Any(end => end.Kind == kind);
}
