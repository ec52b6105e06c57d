using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Configuration;

namespace EventSourcedOps.Application.Configuration.Import;

/// <summary>What became of a batch of discovered things.</summary>
/// <param name="CommandId">The id the client gave.</param>
/// <param name="Refusal">Why the batch was not taken at all; null when it was.</param>
/// <param name="Items">Under which id each thing is known here.</param>
/// <param name="Counts">How many were new, changed and known.</param>
/// <param name="Faults">What could not be taken over.</param>
public sealed record DiscoveryAnswer(
    Guid CommandId, Refusal? Refusal, IReadOnlyList<KnownThing> Items, ImportCounts Counts, IReadOnlyList<ImportFault> Faults);

/// <summary>A discovered thing and the item that it is.</summary>
/// <param name="Key">How the source names it.</param>
/// <param name="ItemId">The item.</param>
public sealed record KnownThing(string Key, Guid ItemId);

/// <summary>Brings what agents and tools see together with what is known, a batch at a time.</summary>
public sealed class Discovery(Reconciliation reconciliation)
{
    private const string Process = "item-discovery";

    /// <param name="outcome">That the batch may be told was decided, and audited, before.</param>
    public async Task<DiscoveryAnswer> Take(DiscoverItems seen, Outcome outcome, Caller by, CancellationToken cancellation)
    {
        if (outcome.Refusal is not null) return new(outcome.CommandId, outcome.Refusal, [], ImportCounts.None, []);
        var told = new ReportedItems([.. seen.Items.Select(Report)], []);
        // The source may tell, and nothing else: what follows is recorded in its name by the product.
        var product = Caller.Product(Process) with { Name = by.Name, Source = by.Source };
        var order = new ReconciliationOrder(seen.Organisation, seen.Source, product, seen.CommandId);
        var tally = await reconciliation.Run(order, told, null, cancellation);
        return new(
            outcome.CommandId, null, [.. tally.Ids.Select(pair => new KnownThing(pair.Key, pair.Value))], tally.Counts(seen.Items.Count), tally.Faults.Kinds);
    }

    private static ReportedItem Report(DiscoveredItem seen)
    {
        var report = new ReportedItem(seen.Key, seen.Type, seen.Key) { Stage = seen.Stage ?? Stage.InUse };
        foreach (var attribute in seen.Attributes ?? []) report.With(attribute.Key, attribute.Value);
        report.With(ConfigurationItem.NameKey, seen.Name);
        foreach (var relation in seen.Relations ?? [])
            report.Add(new(relation.Kind, relation.Target)
            {
                Confidence = relation.Confidence ?? ReportedRelation.Declared, Group = relation.Group, Needed = relation.Needed,
            });
        return report;
    }
}
