using System.Collections.Immutable;
using EventSourcedOps.Domain.Monitoring.Correlation;
using static EventSourcedOps.Domain.Monitoring.AlertStatus;

namespace EventSourcedOps.Domain.Monitoring;

/// <summary>What an alert must remember to decide its next step. Nothing here is for display.</summary>
/// <param name="SeveritySince">Since when it has that severity.</param>
public sealed record Alert(string Organisation, Guid Fingerprint, AlertSeverity Severity, DateTimeOffset SeveritySince)
    : IEvolve<Alert, AlertEvent>
{
    /// <summary>What was heard last says that it fires. While it flaps it is held open though that may be otherwise.</summary>
    public bool Firing { get; init; } = true;

    /// <summary>How severe the last signal that said so found it; escalation may have gone beyond that.</summary>
    public AlertSeverity Signalled { get; init; } = Severity;

    /// <summary>Who has seen it; null while nobody has.</summary>
    public string? SeenBy { get; init; }

    /// <summary>Who works on it; null when nobody does.</summary>
    public string? Holder { get; init; }

    public ImmutableArray<AlertSuppression> Suppressions { get; init; } = [];
    public AlertEnding? Ending { get; init; }

    /// <summary>When it was over; null while it is not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it turned between firing and recovered, the last ones only.</summary>
    public ImmutableArray<DateTimeOffset> Turns { get; init; } = [];

    public bool Flapping { get; init; }

    /// <summary>What an incident about it begins with.</summary>
    public string Title { get; init; } = "";

    public Guid Group { get; init; }

    /// <summary>Since when what was measured said so, as it was told when it fired last.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What its label names as the service that is harmed.</summary>
    public string? Service { get; init; }

    /// <summary>What its labels call the items that it is about.</summary>
    public ImmutableArray<string> ItemNames { get; init; } = [];

    /// <summary>How it came to belong to an incident last; kept when it comes back.</summary>
    public AlertLink? Link { get; init; }

    /// <summary>The incident that it belongs to; null while it belongs to none, and when it comes back.</summary>
    public Guid? Incident { get; init; }

    /// <summary>How many turns are remembered; no policy counts more.</summary>
    public const int MostTurns = 32;

    /// <summary>Follows from the facts, so that no two of them can contradict each other.</summary>
    public AlertStatus Status => this switch
    {
        { Ending: not null }      => Resolved,
        { Suppressions.Length: > 0 } => Suppressed,
        { Holder: not null }      => Claimed,
        { SeenBy: not null }      => Acknowledged,
        _                         => AlertStatus.Firing,
    };

    public static Alert Evolve(Alert? state, AlertEvent happened, DateTimeOffset at) => (state, happened) switch
    {
        (null, AlertFired e) => new(e.Organisation, e.Fingerprint, e.Severity, at)
        {
            Turns = [at], Title = e.Title, Group = e.Group, Since = e.Evidence.From,
            Service = e.Labels.FirstOrDefault(label => label.Name == AlertRaising.ServiceLabel)?.Value,
            ItemNames = [.. e.Labels.Where(label => AlertRaising.ItemLabels.Contains(label.Name)).Select(label => label.Value)],
        },
        (null, _) or (_, AlertFired) => throw new InvalidOperationException($"{happened.GetType().Name} cannot come here."),

        ({ } now, AlertSeverityChanged e) => now with { Severity = e.To, Signalled = e.To, SeveritySince = at },
        ({ } now, AlertEscalated e)    => now with { Severity = e.To, SeveritySince = at },
        ({ } now, AlertAcknowledged e) => now with { SeenBy = e.Person },
        ({ } now, AlertClaimed e)      => now with { Holder = e.Person, SeenBy = now.SeenBy ?? e.Person },
        ({ } now, AlertTransferred e)  => now with { Holder = e.To },
        ({ } now, AlertSuppressed e)   => now with
        {
            Suppressions = now.Without(e.Cause, e.Reference).Add(new(e.Cause, e.Reference, e.Until)),
        },
        ({ } now, AlertUnsuppressed e) => now with { Suppressions = now.Without(e.Cause, e.Reference) },
        ({ } now, AlertFlapping)       => now with { Flapping = true },
        ({ } now, AlertTurned e)       => now.Turned(e.Firing, at) with { Since = e.Since ?? now.Since },
        ({ } now, AlertCalmed)         => now with { Flapping = false },
        ({ } now, AlertCommented)      => now,
        ({ } now, AlertIncidentLinked e) => now with
        {
            Incident = e.IncidentId, Link = new(e.IncidentId, at, e.ServiceId, [.. e.Grounds?.Items ?? []]),
        },
        ({ } now, AlertResolved e)     => now.Ended(e.Ending, at),
        ({ } now, AlertReopened e)     => now.Turned(true, at) with
        {
            Ending = null, EndedAt = null, Severity = e.Severity, Signalled = e.Severity, SeveritySince = at,
            Incident = null, Since = e.Evidence.From,
        },
        _ => throw new InvalidOperationException($"Nobody said what {happened.GetType().Name} does to an alert."),
    };

    /// <summary>When it fired last.</summary>
    public DateTimeOffset LastFired() => Firing || Turns.Length == 1 ? Turns[^1] : Turns[^2];

    /// <summary>As others find it that fire now; null while it belongs to no incident, or names no service.</summary>
    public AlertAtHand? AtHand(Guid id) => Incident is not { } incident || Service is not { } service ? null
        : new(id, incident, new(service, Link?.ServiceId ?? Guid.Empty, Link?.Items ?? []), LastFired(), Firing ? null : LastTurn);

    /// <summary>How often it turned within that time before.</summary>
    internal int TurnsSince(DateTimeOffset from) => Turns.Count(turn => turn >= from);

    /// <summary>When it turned last; what is older is no news.</summary>
    internal DateTimeOffset LastTurn => Turns[^1];

    internal bool IsSuppressedFor(SuppressionCause cause, string reference) =>
        Suppressions.Any(one => one.Cause == cause && one.Reference == reference);

    private ImmutableArray<AlertSuppression> Without(SuppressionCause cause, string reference) =>
        Suppressions.RemoveAll(one => one.Cause == cause && one.Reference == reference);

    private Alert Ended(AlertEnding ending, DateTimeOffset at) =>
        Turned(false, at) with { Ending = ending, EndedAt = at, Flapping = false };

    private Alert Turned(bool firing, DateTimeOffset at) => firing == Firing ? this : this with
    {
        Firing = firing, Turns = [.. Turns.Add(at).Skip(Math.Max(0, Turns.Length + 1 - MostTurns))],
    };
}
