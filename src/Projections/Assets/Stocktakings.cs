using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Assets;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Assets;

/// <summary>
/// One stock-taking as the list shows it. Its numbers are told by its stream alone: thousands of them, kept with every version of the row,
/// would make each count as long as the whole ledger.
/// </summary>
public sealed record StocktakingRow(
    Guid Id, string Organisation, string Number, string Name, Guid? PlaceId, int Expected, DataLabel Label, string? OpenedBy, DateTimeOffset OpenedAt)
{
    public StocktakingStatus Status { get; init; } = StocktakingStatus.Counting;

    /// <summary>Fixed when counting ended; null before.</summary>
    public int? Differences { get; init; }
    public int Settled { get; init; }
    public DateTimeOffset? CountEndedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The note with which it was closed, or why it was given up.</summary>
    public string? EndNote { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
    public long Version { get; init; }

    internal StocktakingRow Raised(DataLabel label) => label > Label ? this with { Label = label } : this;
}

/// <summary>Every stock-taking, with every state it ever had.</summary>
public sealed class Stocktakings : ReadModel<StocktakingRow>
{
    public static readonly Stocktakings Model = new();

    public override string Name => "stocktakings";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<StocktakingEvent>();

    public override string? LabelledBy => "id";

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("number", Text, row => row.Number),
        Column("status", Text, row => row.Status.ToString()),
        Column("place_id", ColumnKind.Id, row => row.PlaceId),
        Column("opened_at", Time, row => row.OpenedAt),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("terms", Terms, row => SearchTerms.Of(row.Number, row.Name, row.OpenedBy)),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["organisation, opened_at", "opened_at", "changed_at"];

    public override StocktakingRow? Evolve(Guid key, StocktakingRow? row, Recorded happened) => Told(row, happened) with
    {
        ChangedAt = happened.RecordedAt, Version = happened.Version,
    };

    private static StocktakingRow Told(StocktakingRow? row, Recorded happened) => (row, happened.Fact) switch
    {
        (_, StocktakingOpened e) => new(
            happened.Stream, happened.Organisation, e.Number, e.Name, e.PlaceId, e.Expected.Count,
            e.Expected.Select(asset => asset.Label).DefaultIfEmpty().Max(), happened.By, happened.OccurredAt),
        (null, _) => throw new InvalidOperationException($"{happened.Type} of a stock-taking that nobody opened."),
        ({ } now, StocktakingCounted e)    => now.Raised(e.Label),
        ({ } now, StocktakingRelabelled e) => now.Raised(e.Label),
        ({ } now, StocktakingCountEnded e) => now with
        {
            Status = StocktakingStatus.Settling, Differences = e.Differences.Count, CountEndedAt = happened.OccurredAt,
        },
        ({ } now, StocktakingDifferenceSettled) => now with { Settled = now.Settled + 1 },
        ({ } now, StocktakingClosed e)     => now with { Status = StocktakingStatus.Closed, EndedAt = happened.OccurredAt, EndNote = e.Note },
        ({ } now, StocktakingCancelled e)  => now with { Status = StocktakingStatus.Cancelled, EndedAt = happened.OccurredAt, EndNote = e.Reason },
        ({ } now, _)                       => now,
    };
}
