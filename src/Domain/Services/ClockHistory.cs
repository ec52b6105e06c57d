using System.Collections.Immutable;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Domain.Services;

/// <summary>What a clock measures: until somebody takes the incident up, or until it is resolved.</summary>
public enum ClockKind
{
    /// <summary>Until somebody takes the incident up.</summary>
    Response,

    /// <summary>Until it is resolved.</summary>
    Resolution,
}

/// <summary>Whether a clock runs.</summary>
public enum ClockState
{
    /// <summary>It runs whenever its calendar covers the time.</summary>
    Running,

    /// <summary>A hold stops it for now.</summary>
    Paused,

    /// <summary>It has ended.</summary>
    Stopped,
}

/// <summary>Something that happened to a clock, in business time.</summary>
public abstract record ClockChange(DateTimeOffset At);

/// <summary>The clock begins. Before triage there is no priority: it counts as moderate.</summary>
public sealed record ClockStarted(DateTimeOffset At, Priority? Priority) : ClockChange(At);
public sealed record ClockHeld(DateTimeOffset At, HoldReason Reason) : ClockChange(At);
public sealed record ClockResumed(DateTimeOffset At) : ClockChange(At);
public sealed record ClockReprioritised(DateTimeOffset At, Priority Priority) : ClockChange(At);
public sealed record ClockMoved(DateTimeOffset At, Guid ServiceId) : ClockChange(At);
public sealed record ClockStopped(DateTimeOffset At) : ClockChange(At);

/// <summary>Reopened: the clock goes on from what was consumed; the time between stop and restart does not count.</summary>
public sealed record ClockRestarted(DateTimeOffset At) : ClockChange(At);

/// <summary>All that an incident's events say about one clock. With the landscape's agreements and calendars it tells the time.</summary>
public sealed record ClockHistory(ClockKind Kind, string Organisation, Guid ServiceId, ImmutableList<ClockChange> Changes);

/// <summary>What a clock shows at an instant.</summary>
/// <param name="Consumed">Covered time that has run so far, in whole seconds of business time.</param>
/// <param name="Target">Covered time allowed by the agreement in force; null when no agreement applies.</param>
/// <param name="DueAt">When the target will be consumed if nothing else changes; null while paused, stopped or without a target.</param>
/// <param name="AgreementId">The agreement whose version is in force.</param>
/// <param name="BreachedAt">When the target was used up; null if it has not been.</param>
public sealed record ClockReading(
    ClockState State, TimeSpan Consumed, TimeSpan? Target, DateTimeOffset? DueAt,
    Guid? AgreementId, int? AgreementVersion, DateTimeOffset? BreachedAt);
