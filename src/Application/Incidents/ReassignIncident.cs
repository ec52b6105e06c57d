using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Passes an incident on to another team, which counts, or to another technician of the same team, which does not.</summary>
/// <param name="TeamId">The team that gets it; null gives it back to the service desk.</param>
/// <param name="Technician">The member of the team who gets it.</param>
[Operation("incident.reassign")]
public sealed record ReassignIncident(
    Guid CommandId, Guid IncidentId, Guid? TeamId, string? Technician = null) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.Reassign(TeamId, Technician, given);
}

public sealed class ReassignIncidentValidator : IncidentShape<ReassignIncident>
{
    public ReassignIncidentValidator()
    {
        RuleFor(command => command.TeamId).NotEqual(Guid.Empty);
        RuleFor(command => command.Technician).MayBeLine();
    }
}
