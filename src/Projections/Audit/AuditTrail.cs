using EventSourcedOps.Domain.Audit;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Audit;

/// <summary>One line of the audit trail: who asked for what, when, from where, and what came of it.</summary>
public sealed record AuditRow(
    Guid Id, string Organisation, long Position, DateTimeOffset At, string Person, string? Source, string Operation, AuditOutcome Outcome,
    Guid CommandId, Guid Subject, long Version, string? Code, string? Reason, string Input, string? Trace);

/// <summary>Every command that was ever asked for, accepted or not.</summary>
public sealed class AuditTrail : ReadModel<AuditRow>
{
    public static readonly AuditTrail Model = new();

    public override string Name => "audit_trail";

    public override IReadOnlyList<Type> Events { get; } = [typeof(AuditEntryRecorded)];

    public override string? LabelledBy => "subject";

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("at", Time, row => row.At),
        Column("person", Text, row => row.Person),
        Column("subject", ColumnKind.Id, row => row.Subject),
        Column("operation", Text, row => row.Operation),
        Column("outcome", Text, row => row.Outcome.ToString()),
        Column("terms", Terms, row => SearchTerms.Of(row.Person, row.Code, row.Reason, row.Input)),
    ];

    public override IReadOnlyList<string> Indexes { get; } =
        ["organisation, at", "at", "person, at", "subject, at", "operation, at", "outcome, at"];

    /// <summary>An entry is a row of its own: it is written once and never changes.</summary>
    public override IEnumerable<Guid> KeysOf(Recorded happened) => [happened.Id];

    public override AuditRow? Evolve(Guid key, AuditRow? row, Recorded happened) => happened.Fact is AuditEntryRecorded e
        ? row ?? new(
            key, happened.Organisation, happened.Position, happened.RecordedAt, happened.By ?? "", happened.Headers.Source, e.Operation,
            e.Outcome, e.CommandId, e.Subject, e.Version, e.Code, e.Reason, e.Input, happened.Headers.Trace)
        : row;
}
