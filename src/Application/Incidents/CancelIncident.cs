using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Closes an incident that nobody needs any longer, without a solution.</summary>
/// <param name="Reason">Why.</param>
[Operation("incident.cancel")]
public sealed record CancelIncident(Guid CommandId, Guid IncidentId, string Reason) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Cancel(Reason);
}

public sealed class CancelIncidentValidator : IncidentShape<CancelIncident>
{
    public CancelIncidentValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
