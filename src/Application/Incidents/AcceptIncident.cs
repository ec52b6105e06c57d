using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Takes an incident up, which stops its response clock.</summary>
/// <param name="Technician">Who takes it up; whoever asks, when left out.</param>
[Operation("incident.accept")]
public sealed record AcceptIncident(Guid CommandId, Guid IncidentId, string? Technician = null) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Accept(Technician ?? given.By);
}

public sealed class AcceptIncidentValidator : IncidentShape<AcceptIncident>
{
    public AcceptIncidentValidator()
    {
        RuleFor(command => command.Technician).MayBeLine();
    }
}
