using System.Collections.Immutable;
using EventSourcedOps.Domain.Changes;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Changes;

/// <summary>Something that somebody said on a change.</summary>
/// <param name="Agrees">Yes or no.</param>
/// <param name="Round">Of which time its approval was asked for, from 1; only the last round counts.</param>
public sealed record SpokenRow(ApprovalBody Body, string Person, bool Agrees, string? Comment, DateTimeOffset At, int Round);

/// <summary>What somebody reported of a step.</summary>
public sealed record StepReportRow(StepPlan Plan, int Step, bool Succeeded, string? Note, Evidence? Evidence, string? By, DateTimeOffset At);

/// <summary>Somebody's look whether it does what it should.</summary>
public sealed record VerificationRow(bool Passed, string Findings, Evidence? Evidence, string? By, DateTimeOffset At);

/// <summary>One change as its page, the list and the calendar show it.</summary>
/// <param name="State">As the rules see it: what is allowed and where it stands follow from the same fold.</param>
public sealed record ChangeRow(Guid Id, string Organisation, Change State, string? Description, DateTimeOffset DraftedAt)
{
    public ImpactSummary? ImpactAtSubmission { get; init; }

    /// <summary>Frozen when it was approved.</summary>
    public ImpactSummary? ImpactAtApproval { get; init; }
    public ImmutableList<AffectedItem> ItemsAtApproval { get; init; } = [];
    public DateTimeOffset? ApprovedAt { get; init; }
    public int Rounds { get; init; }
    public ImmutableList<SpokenRow> Spoken { get; init; } = [];
    public bool Overdue { get; init; }
    public int Conflicts { get; init; }
    public string? ConflictReason { get; init; }
    public ImmutableList<StepReportRow> Reports { get; init; } = [];
    public DateTimeOffset? AbortedAt { get; init; }
    public string? AbortReason { get; init; }
    public ImmutableList<VerificationRow> Verifications { get; init; } = [];
    public string? EvaluatedBy { get; init; }
    public DateTimeOffset? EvaluatedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosingNote { get; init; }
    public int Comments { get; init; }

    /// <summary>When anything was last recorded about it.</summary>
    public DateTimeOffset ChangedAt { get; init; }
    public long Version { get; init; }

    /// <summary>When it is done: as booked, or as wished while no time is.</summary>
    public TimeWindow? Window => State.Booked ?? State.Plan?.Window;

    public IReadOnlyList<Guid> Items => State.Plan?.Items ?? [];

    /// <summary>Every file that somebody left as evidence.</summary>
    public IEnumerable<Evidence> Evidence => Reports.Select(report => report.Evidence)
        .Concat(Verifications.Select(verification => verification.Evidence)).OfType<Evidence>();
}

/// <summary>Every change in its newest state, and in every state it ever had: list, calendar, and what conflicts are found in.</summary>
public sealed class ChangeBoard : ReadModel<ChangeRow>
{
    public static readonly ChangeBoard Model = new();

    public override string Name => "change_board";

    public override IReadOnlyList<Type> Events { get; } = EventsOf<ChangeEvent>();

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("number", Text, row => row.State.Number),
        Column("kind", Text, row => row.State.Kind.ToString()),
        Column("status", Text, row => row.State.Status.ToString()),
        Column("closure", Text, row => row.State.Closure?.ToString()),
        Column("awaits", Text, row => row.State.OpenStage?.Body.ToString()),
        Column("risk", Number, row => row.State.Risk is { } risk ? (int)risk.Level : null),
        Column("requester", Text, row => row.State.Requester),
        Column("implementer", Text, row => row.State.Implementer),
        Column("template_id", ColumnKind.Id, row => row.State.TemplateId),
        Column("drafted_at", Time, row => row.DraftedAt),
        Column("changed_at", Time, row => row.ChangedAt),
        Column("starts_at", Time, row => row.Window?.From),
        Column("ends_at", Time, row => row.Window?.To),
        Column("closed_at", Time, row => row.ClosedAt),
        Column("items", Terms, row => row.Items.Select(item => item.ToString())),
        Column("terms", Terms, row => SearchTerms.Of(
            row.State.Number, row.State.Title, row.Description, row.State.Requester, row.State.Implementer, row.State.Plan?.Purpose)),
    ];

    public override IReadOnlyList<string> Indexes { get; } =
        ["organisation, drafted_at", "drafted_at", "organisation, status", "awaits", "starts_at, ends_at", "changed_at", "number"];

    public override ChangeRow? Evolve(Guid key, ChangeRow? row, Recorded happened) =>
        ChangeRowFold.Evolve(row, (ChangeEvent)happened.Fact, happened) with { ChangedAt = happened.RecordedAt, Version = happened.Version };
}
