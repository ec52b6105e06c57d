using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Tells anew what the clocks promise, after an agreement or a calendar changed.</summary>
[Operation("incident.reschedule-clocks")]
public sealed record RescheduleClocks(Guid CommandId, Guid IncidentId) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.RescheduleClocks(given);
}

public sealed class RescheduleClocksValidator : IncidentShape<RescheduleClocks>;
