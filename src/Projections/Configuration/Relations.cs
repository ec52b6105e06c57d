using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Configuration;

/// <summary>One relation; it stands in the organisation of the item that points.</summary>
/// <param name="Since">From when it holds in the business.</param>
/// <param name="Group">Relations of one item with the same group stand in for each other; null when it counts alone.</param>
/// <param name="Needed">How many of its group the item needs.</param>
public sealed record RelationRow(
    Guid Id, Guid From, string Kind, Guid Target, string Organisation, string Source, int Confidence, DateTimeOffset Since,
    string? Group = null, int? Needed = null);

/// <summary>Every relation between items, with the time during which it was known.</summary>
public sealed class Relations : ReadModel<RelationRow>
{
    public static readonly Relations Model = new();

    public override string Name => "relations";

    public override IReadOnlyList<Type> Events { get; } = [typeof(ItemRelated), typeof(ItemUnrelated)];

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("from_id", ColumnKind.Id, row => row.From),
        Column("kind", Text, row => row.Kind),
        Column("target_id", ColumnKind.Id, row => row.Target),
        Column("source", Text, row => row.Source),
        Column("confidence", Number, row => row.Confidence),
        Column("redundancy", Text, row => row.Group),
        Column("needed", Number, row => row.Needed),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["from_id, kind", "target_id, kind", "organisation, kind"];

    public override IEnumerable<Guid> KeysOf(Recorded happened) => happened.Fact switch
    {
        ItemRelated e   => [new RelationEnd(e.Kind, e.Target).From(happened.Stream)],
        ItemUnrelated e => [new RelationEnd(e.Kind, e.Target).From(happened.Stream)],
        _               => [],
    };

    public override RelationRow? Evolve(Guid key, RelationRow? row, Recorded happened) => happened.Fact switch
    {
        ItemRelated e => new(
            key, happened.Stream, e.Kind, e.Target, happened.Organisation, e.Source, e.Confidence,
            e.ValidFrom ?? row?.Since ?? happened.OccurredAt, e.Group, e.Needed),
        ItemUnrelated => null,
        _             => row,
    };
}
