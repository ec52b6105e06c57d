using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Says that an incident harms another service, whose agreement counts from now on.</summary>
/// <param name="ServiceId">The service that is harmed.</param>
[Operation("incident.move-to-service")]
public sealed record MoveIncidentToService(Guid CommandId, Guid IncidentId, Guid ServiceId) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.MoveToService(ServiceId, given);
}

public sealed class MoveIncidentToServiceValidator : IncidentShape<MoveIncidentToService>
{
    public MoveIncidentToServiceValidator()
    {
        RuleFor(command => command.ServiceId).NotEmpty();
    }
}
