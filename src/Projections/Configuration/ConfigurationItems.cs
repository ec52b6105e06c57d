using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Configuration;

/// <summary>Every configuration item in its newest state, and in every state it ever had.</summary>
public sealed class ConfigurationItems : ReadModel<ItemRow>
{
    public static readonly ConfigurationItems Model = new();

    /// <summary>Longer values are found by their words, not as a whole.</summary>
    private const int LongestPair = 200;

    public override string Name => "configuration_items";

    /// <summary>Relations have a model of their own: otherwise every cable would write its devices anew.</summary>
    public override IReadOnlyList<Type> Events { get; } =
        [.. EventsOf<ConfigurationItemEvent>().Where(type => type != typeof(ItemRelated) && type != typeof(ItemUnrelated))];

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("type", Text, row => row.Type),
        Column("name", Text, row => row.Name),
        Column("stage", Text, row => row.Stage.ToString()),
        Column("importance", Number, row => (int)row.Importance),
        Column("label", Number, row => (int)row.Label),
        Column("team_id", Id, row => row.TeamId),
        Column("service_id", Id, row => row.ServiceId),
        Column("missing", Flag, row => !row.MissedBy.IsEmpty),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("attributes", Terms, row => row.Values.Where(held => held.Value.Length <= LongestPair).Select(held => Pair(held.Key, held.Value))),
        Column("sources", Terms, row => row.Attributes.SelectMany(held => MarksOf(held.Key, held.Value)).Distinct(StringComparer.Ordinal)),
        Column("terms", Terms, row => SearchTerms.Of([.. row.Values.Select(held => held.Value).Prepend(row.Name).Append(row.Owner)])),
    ];

    public override IReadOnlyList<string> Indexes { get; } =
        ["organisation, type, name", "type, name", "name", "changed_at", "team_id", "service_id"];

    /// <summary>How a value is kept to be found as a whole: for filters, and for reports that have to be matched with what is there.</summary>
    public static string Pair(string key, string value) => ItemMarks.OfValue(key, value).Replace(RowColumn.TermSeparator, ' ');

    public override ItemRow? Evolve(Guid key, ItemRow? row, Recorded happened) => (row, happened.Fact) switch
    {
        // A second time only after the first was taken back.
        (_, ItemRegistered e) => new(happened.Stream, happened.Organisation, e.Type, e.TypeVersion, e.Stage, happened.OccurredAt)
        {
            Attributes = e.Attributes.Begun(e.Source, happened.OccurredAt), ChangedAt = happened.RecordedAt, Version = happened.Version,
        },
        (null, _) => throw new InvalidOperationException($"{happened.Type} of an item that nobody registered."),
        ({ } now, _) => Changed(now, happened) with { ChangedAt = happened.RecordedAt, Version = happened.Version },
    };

    private static ItemRow Changed(ItemRow now, Recorded happened) => happened.Fact switch
    {
        ItemReported e    => now with { Attributes = now.Attributes.Told(e, happened.OccurredAt) },
        ItemRestored e    => now with { Attributes = now.Attributes.Restored(e), Stage = e.Unregistered ? Stage.Retired : now.Stage },
        ItemStageMoved e  => now with { Stage = e.Stage },
        ItemMissed e      => now with { MissedBy = now.MissedBy.Add(e.Source) },
        ItemFound e       => now with { MissedBy = now.MissedBy.Remove(e.Source) },
        ItemClassified e  => now with { Importance = e.Importance, Label = e.Label },
        ItemEntrusted e   => now with { TeamId = e.TeamId, Owner = e.Owner, ServiceId = e.ServiceId },
        ItemEditPlanned   => now with { Unplanned = null },
        ItemEditUnplanned => now with { Unplanned = new(happened.By, happened.RecordedAt, (now.Unplanned?.Times ?? 0) + 1) },
        // Who gives a state a name has looked at it.
        ItemBaselineSet e => now with { Unplanned = null, Baselines = now.Baselines.SetItem(e.Name, BaselineOf(now, e.Name, happened.OccurredAt)) },
        ItemTextRecorded e => now with
        {
            Texts = now.Texts.Add(new(e.Name, e.Sha256, e.Bytes, e.Source, happened.By, happened.OccurredAt)),
        },
        _ => throw new InvalidOperationException($"Nobody said what {happened.Type} shows of an item."),
    };

    /// <summary>Who ever told anything of it that still counts or is kept, and under which key.</summary>
    private static IEnumerable<string> MarksOf(string key, AttributeClaims claims)
    {
        foreach (var claim in claims.InForce is { } holds ? claims.Rejected.Values.Append(holds) : claims.Rejected.Values)
        {
            yield return ItemMarks.OfSource(claim.Source);
            if (key == ItemMarks.SourceKey) yield return ItemMarks.OfKey(claim.Source, claim.Value);
        }
    }

    private static Baseline BaselineOf(ItemRow row, string name, DateTimeOffset at) =>
        new(name, at, System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, row.Values));
}
