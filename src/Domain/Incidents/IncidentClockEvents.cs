using EventSourcedOps.Domain.Services;

namespace EventSourcedOps.Domain.Incidents;

/// <summary>What a clock promises from now on: when it is due and when somebody must be warned. The next one replaces it.</summary>
/// <param name="ConsumedSeconds">Covered time used so far.</param>
/// <param name="TargetSeconds">Covered time allowed; null when no agreement applies any longer.</param>
/// <param name="DueAt">Null while paused or without a target.</param>
/// <param name="NextWarningPercent">The next level nobody has been warned of; null when there is none or it will not be reached.</param>
[WireName("incident.clock-set.v1")]
public sealed record IncidentClockSet(
    ClockKind Kind, ClockState State, long ConsumedSeconds, long? TargetSeconds, DateTimeOffset? DueAt,
    int? NextWarningPercent, DateTimeOffset? NextWarningAt, Guid? AgreementId, int? AgreementVersion) : IncidentEvent
{
    /// <summary>Whether both say the same but for the time that went by between them.</summary>
    public bool PromisesAs(IncidentClockSet? other) => other is not null && this == other with { ConsumedSeconds = ConsumedSeconds };
}

/// <summary>A clock stopped. This is the official verdict, which no later agreement changes.</summary>
[WireName("incident.clock-stopped.v1")]
public sealed record IncidentClockStopped(
    ClockKind Kind, DateTimeOffset StoppedAt, long ConsumedSeconds, long? TargetSeconds, bool Met,
    Guid? AgreementId, int? AgreementVersion) : IncidentEvent;

/// <summary>That share of the target was used up while the clock was on.</summary>
[WireName("incident.clock-warned.v1")]
public sealed record IncidentClockWarned(ClockKind Kind, int Percent) : IncidentEvent;

/// <summary>The target was missed.</summary>
/// <param name="DueAt">When it should have been done at the latest.</param>
[WireName("incident.clock-breached.v1")]
public sealed record IncidentClockBreached(ClockKind Kind, DateTimeOffset DueAt) : IncidentEvent;
