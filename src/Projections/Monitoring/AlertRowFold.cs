using EventSourcedOps.Domain.Monitoring;
using EventSourcedOps.Projections.EventLog;

namespace EventSourcedOps.Projections.Monitoring;

/// <summary>What each fact adds to the row beside the state that the rules see.</summary>
internal static class AlertRowFold
{
    public static AlertRow Evolve(AlertRow? row, AlertEvent fact, Recorded happened)
    {
        var state = Alert.Evolve(row?.State, fact, happened.OccurredAt);
        return fact is AlertFired e
            ? new(happened.Stream, happened.Organisation, state, [.. e.Labels], e.Evidence, happened.OccurredAt)
            {
                RuleId = e.RuleId, RuleVersion = e.RuleVersion, Suspect = e.Suspect,
            }
            : Later(row! with { State = state }, fact, happened);
    }

    private static AlertRow Later(AlertRow now, AlertEvent fact, Recorded happened) => fact switch
    {
        AlertSeverityChanged e => now with { Evidence = e.Evidence },
        AlertEscalated         => now with { Escalations = now.Escalations + 1 },
        AlertAcknowledged      => now with { AcknowledgedAt = happened.OccurredAt },
        AlertClaimed           => now with
        {
            AcknowledgedAt = now.AcknowledgedAt ?? happened.OccurredAt, ClaimedAt = now.ClaimedAt ?? happened.OccurredAt,
        },
        AlertIncidentLinked e  => now with { Incidents = now.Incidents.Remove(e.IncidentId).Add(e.IncidentId) },
        AlertCommented         => now with { Comments = now.Comments + 1 },
        AlertResolved e        => now with { ResolvedBy = happened.By, ResolutionNote = e.Note },
        AlertReopened e        => now with
        {
            Evidence = e.Evidence, Suspect = e.Suspect, Reopens = now.Reopens + 1, ResolvedBy = null, ResolutionNote = null,
        },
        _                      => now,
    };
}
