using System.Collections.Immutable;
using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Configuration;

/// <summary>What every source said last of one item, and what holds.</summary>
/// <param name="Said">By attribute and source.</param>
/// <param name="Holds">By attribute, whose word is in force.</param>
public sealed record KnownMarksRow(
    Guid Id, Stage Stage, ImmutableDictionary<string, ImmutableDictionary<string, string>> Said, ImmutableDictionary<string, string> Holds);

/// <summary>By what items are recognised when a source reports them: one word for each value that holds, each source, and each key of a source.</summary>
public sealed class KnownMarks : ReadModel<KnownMarksRow>
{
    public static readonly KnownMarks Model = new();

    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    public override string Name => "item_marks";

    public override IReadOnlyList<Type> Events { get; } = [typeof(ItemRegistered), typeof(ItemReported), typeof(ItemRestored), typeof(ItemStageMoved)];

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("stage", Text, row => row.Stage.ToString()),
        Column("marks", Terms, MarksOf),
    ];

    public override IReadOnlyList<string> Indexes { get; } = [];

    public override KnownMarksRow? Evolve(Guid key, KnownMarksRow? row, Recorded happened) => (row, happened.Fact) switch
    {
        (_, ItemRegistered e)       => e.Attributes.Aggregate(Empty(key, e.Stage), (known, said) => Say(known, e.Source, said.Key, said.Value, holds: true)),
        ({ } now, ItemReported e)   => e.Rejected.Aggregate(
            e.Taken.Aggregate(now, (known, said) => Say(known, e.Source, said.Key, said.Value, holds: true)),
            (known, said) => Say(known, e.Source, said.Key, said.Value, holds: false)),
        ({ } now, ItemStageMoved e) => now with { Stage = e.Stage },
        ({ } now, ItemRestored e)   => e.Attributes.Aggregate(e.Unregistered ? now with { Stage = Stage.Retired } : now, Restore),
        _ => row,
    };

    private static KnownMarksRow Empty(Guid key, Stage stage) =>
        new(key, stage, ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty, Nothing);

    private static KnownMarksRow Say(KnownMarksRow row, string source, string key, string? value, bool holds)
    {
        var said = row.Said.GetValueOrDefault(key, Nothing);
        return row with
        {
            Said = row.Said.SetItem(key, value is null ? said.Remove(source) : said.SetItem(source, value)),
            Holds = !holds ? row.Holds : value is null ? row.Holds.Remove(key) : row.Holds.SetItem(key, source),
        };
    }

    private static KnownMarksRow Restore(KnownMarksRow row, KeyValuePair<string, KeptClaims> kept)
    {
        var claims = kept.Value.InForce is { } holds ? kept.Value.Others.Append(holds) : kept.Value.Others;
        return row with
        {
            Said = row.Said.SetItem(kept.Key, claims.ToImmutableDictionary(claim => claim.Source, claim => claim.Value)),
            Holds = kept.Value.InForce is { } now ? row.Holds.SetItem(kept.Key, now.Source) : row.Holds.Remove(kept.Key),
        };
    }

    private static IEnumerable<string> MarksOf(KnownMarksRow row) => row.Said
        .SelectMany(said => said.Value.SelectMany(word => ItemMarks.Of(word.Key, said.Key, word.Value, row.Holds.GetValueOrDefault(said.Key) == word.Key)))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
