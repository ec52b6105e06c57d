using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Declares a major incident.</summary>
/// <param name="Reason">Why it is one.</param>
[Operation("incident.declare-major")]
public sealed record DeclareMajorIncident(Guid CommandId, Guid IncidentId, string Reason) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.DeclareMajor(Reason);
}

public sealed class DeclareMajorIncidentValidator : IncidentShape<DeclareMajorIncident>
{
    public DeclareMajorIncidentValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
