using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Makes an incident as sensitive as its service has become.</summary>
[Operation("incident.follow-label")]
public sealed record FollowServiceLabel(Guid CommandId, Guid IncidentId) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.FollowServiceLabel(given);
}

public sealed class FollowServiceLabelValidator : IncidentShape<FollowServiceLabel>;
