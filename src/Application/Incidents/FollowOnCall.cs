using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Gives what came to a team and to nobody in particular to whoever is on call.</summary>
[Operation("incident.follow-on-call")]
public sealed record FollowOnCall(Guid CommandId, Guid IncidentId) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.FollowOnCall(given);
}

public sealed class FollowOnCallValidator : IncidentShape<FollowOnCall>;
