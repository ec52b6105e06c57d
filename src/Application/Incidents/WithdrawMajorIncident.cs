using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Says that an incident is no major incident, or no longer one.</summary>
/// <param name="Reason">Why.</param>
[Operation("incident.withdraw-major")]
public sealed record WithdrawMajorIncident(Guid CommandId, Guid IncidentId, string Reason) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.WithdrawMajor(Reason);
}

public sealed class WithdrawMajorIncidentValidator : IncidentShape<WithdrawMajorIncident>
{
    public WithdrawMajorIncidentValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
