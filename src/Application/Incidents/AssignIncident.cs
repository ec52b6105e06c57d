using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Gives an incident to its first team.</summary>
/// <param name="TeamId">The team that gets it.</param>
/// <param name="Technician">The member of the team who gets it; nobody in particular when left out.</param>
[Operation("incident.assign")]
public sealed record AssignIncident(
    Guid CommandId, Guid IncidentId, Guid TeamId, string? Technician = null) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.Assign(TeamId, Technician, given);
}

public sealed class AssignIncidentValidator : IncidentShape<AssignIncident>
{
    public AssignIncidentValidator()
    {
        RuleFor(command => command.TeamId).NotEmpty();
        RuleFor(command => command.Technician).MayBeLine();
    }
}
