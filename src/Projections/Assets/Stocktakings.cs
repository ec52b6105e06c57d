using System.Collections.Immutable;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Assets;

/// <summary>Who said something about a number, and when.</summary>
public sealed record SaidRow(string? By, DateTimeOffset At);

/// <summary>One stock-taking: what was expected, what was seen, what differs and what became of it.</summary>
/// <param name="State">As the rules see it.</param>
public sealed record StocktakingRow(Guid Id, string Organisation, Stocktaking State, string? OpenedBy, DateTimeOffset OpenedAt)
{
    public ImmutableSortedDictionary<string, SaidRow> CountedBy { get; init; } =
        ImmutableSortedDictionary.Create<string, SaidRow>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, SaidRow> SettledBy { get; init; } =
        ImmutableSortedDictionary.Create<string, SaidRow>(StringComparer.Ordinal);

    public DateTimeOffset? CountEndedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The note with which it was closed, or why it was given up.</summary>
    public string? EndNote { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
    public long Version { get; init; }
}

/// <summary>Every stock-taking, with every state it ever had.</summary>
public sealed class Stocktakings : ReadModel<StocktakingRow>
{
    public static readonly Stocktakings Model = new();

    public override string Name => "stocktakings";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<StocktakingEvent>();

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("number", Text, row => row.State.Number),
        Column("status", Text, row => row.State.Status.ToString()),
        Column("place_id", ColumnKind.Id, row => row.State.PlaceId),
        Column("label", ColumnKind.Number, row => (int)row.State.Label),
        Column("opened_at", Time, row => row.OpenedAt),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("terms", Terms, row => SearchTerms.Of(row.State.Number, row.State.Name, row.OpenedBy)),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["organisation, opened_at", "opened_at", "changed_at"];

    public override StocktakingRow? Evolve(Guid key, StocktakingRow? row, Recorded happened)
    {
        var fact = (StocktakingEvent)happened.Fact;
        var state = Stocktaking.Evolve(row?.State, fact, happened.OccurredAt);
        var now = row is null
            ? new(happened.Stream, happened.Organisation, state, happened.By, happened.OccurredAt)
            : Told(row, fact, happened) with { State = state };
        return now with { ChangedAt = happened.RecordedAt, Version = happened.Version };
    }

    private static StocktakingRow Told(StocktakingRow row, StocktakingEvent fact, Recorded happened)
    {
        var said = new SaidRow(happened.By, happened.OccurredAt);
        return fact switch
        {
            StocktakingCounted e           => row with { CountedBy = row.CountedBy.SetItem(e.Seen.Tag, said) },
            StocktakingUncounted e         => row with { CountedBy = row.CountedBy.Remove(e.Tag) },
            StocktakingCountEnded          => row with { CountEndedAt = said.At },
            StocktakingDifferenceSettled e => row with { SettledBy = row.SettledBy.SetItem(e.Difference.Tag, said) },
            StocktakingClosed e            => row with { EndedAt = said.At, EndNote = e.Note },
            StocktakingCancelled e         => row with { EndedAt = said.At, EndNote = e.Reason },
            _                              => row,
        };
    }
}
