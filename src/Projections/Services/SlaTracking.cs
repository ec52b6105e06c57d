using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using EventSourcedOps.Domain.Services;
using EventSourcedOps.Projections.EventLog;
using EventSourcedOps.Projections.ReadModels;
using static EventSourcedOps.Projections.ReadModels.ColumnKind;

namespace EventSourcedOps.Projections.Services;

/// <summary>One clock of one incident: what was promised, what was used, and the official verdict.</summary>
public sealed record SlaClockRow(
    Guid Id, Guid IncidentId, string Organisation, string Number, string Title, Guid ServiceId, ClockKind Kind, DateTimeOffset StartedAt)
{
    public Priority? Priority { get; init; }
    public Guid? TeamId { get; init; }
    public ClockState State { get; init; } = ClockState.Running;

    /// <summary>Whether any agreement promised anything; a clock without a promise is in no statistics.</summary>
    public bool Promised { get; init; }

    /// <summary>Covered seconds used when the promise was last set, or in all once stopped.</summary>
    public long ConsumedSeconds { get; init; }
    public long? TargetSeconds { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public int WarnedPercent { get; init; }
    public bool Breached { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The official verdict; null while the clock has not stopped.</summary>
    public bool? Met { get; init; }
    public Guid? AgreementId { get; init; }
    public int? AgreementVersion { get; init; }
}

/// <summary>Every SLA clock: the open ones by time left, the stopped ones by verdict.</summary>
public sealed class SlaTracking : ReadModel<SlaClockRow>
{
    public static readonly SlaTracking Model = new();

    public override string Name => "sla_tracking";

    public override string? LabelledBy => "incident_id";

    public override IReadOnlyList<Type> Events { get; } =
    [
        typeof(IncidentReported), typeof(IncidentTriaged), typeof(IncidentAssigned), typeof(IncidentReassigned),
        typeof(IncidentMovedToService), typeof(IncidentCorrected), typeof(IncidentReopened), typeof(IncidentUnmarkedDuplicate),
        typeof(IncidentClockSet), typeof(IncidentClockStopped), typeof(IncidentClockWarned), typeof(IncidentClockBreached),
    ];

    public override IReadOnlyList<RowColumn> Columns { get; } =
    [
        Column("incident_id", ColumnKind.Id, row => row.IncidentId),
        Column("kind", Text, row => row.Kind.ToString()),
        Column("service_id", ColumnKind.Id, row => row.ServiceId),
        Column("team_id", ColumnKind.Id, row => row.TeamId),
        Column("priority", Number, row => row.Priority is { } priority ? (int)priority : null),
        Column("open", Flag, row => row.Promised && row.State != ClockState.Stopped),
        Column("due_at", Time, row => row.DueAt),
        Column("stopped_at", Time, row => row.Promised ? row.StoppedAt : null),
        Column("met", Flag, row => row.Met),
    ];

    public override IReadOnlyList<string> Indexes { get; } = ["organisation, open, due_at", "open, due_at", "organisation, stopped_at", "incident_id"];

    public static Guid KeyOf(Guid incident, ClockKind kind) => Ids.Derived("clock", incident.ToString(), kind.ToString());

    public override IEnumerable<Guid> KeysOf(Recorded happened) => happened.Fact switch
    {
        IncidentClockSet e      => [KeyOf(happened.Stream, e.Kind)],
        IncidentClockStopped e  => [KeyOf(happened.Stream, e.Kind)],
        IncidentClockWarned e   => [KeyOf(happened.Stream, e.Kind)],
        IncidentClockBreached e => [KeyOf(happened.Stream, e.Kind)],
        _                       => [KeyOf(happened.Stream, ClockKind.Response), KeyOf(happened.Stream, ClockKind.Resolution)],
    };

    public override SlaClockRow? Evolve(Guid key, SlaClockRow? row, Recorded happened) => (row, happened.Fact) switch
    {
        (null, IncidentReported e) => new(
            key, happened.Stream, happened.Organisation, e.Number, e.Title, e.ServiceId,
            key == KeyOf(happened.Stream, ClockKind.Response) ? ClockKind.Response : ClockKind.Resolution, happened.OccurredAt),
        (null, _) => throw new InvalidOperationException($"{happened.Type} of a clock that never started."),
        ({ } now, IncidentTriaged e)        => now with { Priority = e.Priority },
        ({ } now, IncidentAssigned e)       => now with { TeamId = e.TeamId },
        ({ } now, IncidentReassigned e)     => now with { TeamId = e.TeamId },
        ({ } now, IncidentMovedToService e) => now with { ServiceId = e.ServiceId },
        ({ } now, IncidentCorrected e)      => now with { Title = e.Title },
        ({ Kind: ClockKind.Resolution } now, IncidentReopened or IncidentUnmarkedDuplicate) =>
            now with { State = ClockState.Running, StoppedAt = null, Met = null },
        ({ } now, IncidentClockSet e) => now with
        {
            Promised = e.TargetSeconds is not null, State = e.State, ConsumedSeconds = e.ConsumedSeconds, TargetSeconds = e.TargetSeconds,
            DueAt = e.DueAt, AgreementId = e.AgreementId, AgreementVersion = e.AgreementVersion,
        },
        ({ } now, IncidentClockStopped e) => now with
        {
            State = ClockState.Stopped, StoppedAt = e.StoppedAt, DueAt = null, ConsumedSeconds = e.ConsumedSeconds,
            TargetSeconds = e.TargetSeconds, Promised = e.TargetSeconds is not null, Met = e.Met, Breached = now.Breached || !e.Met,
            AgreementId = e.AgreementId, AgreementVersion = e.AgreementVersion,
        },
        ({ } now, IncidentClockWarned e) => now with { WarnedPercent = Math.Max(now.WarnedPercent, e.Percent) },
        ({ } now, IncidentClockBreached) => now with { Breached = true },
        _ => row,
    };
}
