using EventSourcedOps.Domain.Configuration;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Configuration;

/// <summary>One import: the file, how it was read, and what became of it.</summary>
public sealed record ItemImportRow(
    Guid Id, string Organisation, ImportPlan Plan, ImportState State, string? StartedBy, DateTimeOffset StartedAt)
{
    public DateTimeOffset? EndedAt { get; init; }
    public ImportCounts? Counts { get; init; }
    public IReadOnlyList<ModelCount> Models { get; init; } = [];
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    /// <summary>Why the file could not be read at all.</summary>
    public string? Failure { get; init; }

    public string? UndoneBy { get; init; }
    public DateTimeOffset? UndoneAt { get; init; }
    public UndoCounts? Undo { get; init; }

    /// <summary>What stayed when it was undone, because it was changed later.</summary>
    public IReadOnlyList<UndoConflict> Kept { get; init; } = [];
}

/// <summary>Every import, the newest first.</summary>
public sealed class ItemImports : ReadModel<ItemImportRow>
{
    public static readonly ItemImports Model = new();

    public override string Name => "item_imports";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<ItemImportEvent>();

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("started_at", Time, row => row.StartedAt),
        Column("state", Text, row => row.State.ToString()),
        Column("source", Text, row => row.Plan.Source),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["organisation, started_at", "started_at"];

    public override ItemImportRow? Evolve(Guid key, ItemImportRow? row, Recorded happened) => (row, happened.Fact) switch
    {
        (_, ItemImportStarted e) => new(key, e.Organisation, e.Plan, ImportState.Running, happened.By, happened.RecordedAt),
        ({ } now, ItemImportEnded e) => now with
        {
            State = e.Failure is null ? ImportState.Ended : ImportState.Failed, EndedAt = happened.RecordedAt,
            Counts = e.Counts, Models = e.Models, Faults = e.Faults, Failure = e.Failure,
        },
        ({ } now, ItemImportUndoStarted) => now with { State = ImportState.Undoing, UndoneBy = happened.By },
        ({ } now, ItemImportUndone e)    => now with { State = ImportState.Undone, UndoneAt = happened.RecordedAt, Undo = e.Counts, Kept = e.Kept },
        _ => row,
    };
}
