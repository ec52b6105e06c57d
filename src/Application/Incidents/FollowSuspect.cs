using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Passes what nobody has accepted yet on to those who own the service where the fault most likely is.</summary>
/// <param name="Service">What it calls itself in what it sends.</param>
[Operation("incident.follow-suspect")]
public sealed record FollowSuspect(Guid CommandId, Guid IncidentId, string Service) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.FollowSuspect(Service, given);
}

public sealed class FollowSuspectValidator : IncidentShape<FollowSuspect>
{
    public FollowSuspectValidator() => RuleFor(command => command.Service).NotEmpty();
}
