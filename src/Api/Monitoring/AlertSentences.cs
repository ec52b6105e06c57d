using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Domain.Monitoring.Correlation;
using static EventSourcedOps.Api.Audit.Timelines;

namespace EventSourcedOps.Api.Monitoring;

/// <summary>Says in a sentence what happened to an alert.</summary>
internal static class AlertSentences
{
    public static string Of(AlertEvent happened) => Signals(happened) ?? Handling(happened)
        ?? throw new InvalidOperationException($"Nobody said how to tell of {happened.GetType().Name}.");

    private static string? Signals(AlertEvent happened) => happened switch
    {
        AlertFired e           => $"Fired ({e.Severity}): {e.Title}",
        AlertSeverityChanged e => $"Severity changed from {e.From} to {e.To}",
        AlertEscalated { Reason: "unattended" } e => $"Nobody looked: raised from {e.From} to {e.To}",
        AlertEscalated e       => $"Raised from {e.From} to {e.To}{Why(e.Reason)}",
        AlertFlapping e        => $"Flaps: {e.Turns} turns in {e.Seconds / 60} minutes",
        AlertTurned e          => e.Firing ? "Fires again while it flaps" : "Recovered while it flaps",
        AlertCalmed            => "Flaps no more",
        AlertReopened e        => $"Came back ({e.Severity})",
        AlertResolved { Ending: AlertEnding.Recovered } => "Recovered",
        AlertResolved { Ending: AlertEnding.Expired }   => "Nothing was heard of it for too long",
        _ => null,
    };

    private static string? Handling(AlertEvent happened) => happened switch
    {
        AlertAcknowledged e => $"{e.Person} has seen it{Why(e.Note)}",
        AlertClaimed e      => $"{e.Person} works on it",
        AlertTransferred e  => $"Given by {e.From} to {e.To}{Why(e.Reason)}",
        AlertSuppressed e   => $"Suppressed ({e.Cause} {e.Reference}){(e.Until is { } until ? $" until {until.UtcDateTime:u}" : "")}",
        AlertUnsuppressed e => $"Told again ({e.Cause} {e.Reference})",
        AlertIncidentLinked { Via: { } via, Evidence: CorrelationEvidence.Configuration } => $"Belongs to an incident that is open, by what stands on what: {via}",
        AlertIncidentLinked { Via: { } via, Evidence: CorrelationEvidence.Service } => $"Belongs to an incident that is open about the same service: {via}",
        AlertIncidentLinked { Via: { } via } => $"Belongs to an incident that is open: {via}",
        AlertIncidentLinked { Automatic: true } => "Critical, so it belongs to an incident",
        AlertIncidentLinked e => $"{e.By} had an incident reported",
        AlertResolved e     => $"Resolved by hand{Why(e.Note)}",
        AlertCommented e    => $"Comment: {e.Text}",
        _ => null,
    };
}
