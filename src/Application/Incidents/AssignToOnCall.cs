using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Gives an incident to whoever is on call for its team; without a team, for the one that owns its service.</summary>
[Operation("incident.assign-to-on-call")]
public sealed record AssignToOnCall(Guid CommandId, Guid IncidentId) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.AssignToOnCall(given);
}

public sealed class AssignToOnCallValidator : IncidentShape<AssignToOnCall>;
