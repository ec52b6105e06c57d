using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Makes an incident stand alone again.</summary>
[Operation("incident.unlink-from-parent")]
public sealed record UnlinkIncidentFromParent(Guid CommandId, Guid IncidentId) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.UnlinkFromParent();
}

public sealed class UnlinkIncidentFromParentValidator : IncidentShape<UnlinkIncidentFromParent>;
