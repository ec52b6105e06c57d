using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Closes an incident that stayed resolved long enough; comes to nothing when it did not.</summary>
/// <param name="ResolvedAt">When it was resolved that time.</param>
[Operation("incident.auto-close")]
public sealed record AutoCloseIncident(
    Guid CommandId, Guid IncidentId, DateTimeOffset ResolvedAt) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.CloseIfStillResolved(ResolvedAt, given);
}

public sealed class AutoCloseIncidentValidator : IncidentShape<AutoCloseIncident>;
