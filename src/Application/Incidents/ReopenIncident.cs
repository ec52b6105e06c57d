using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Says that the harm of a resolved incident is still there; its resolution clock goes on.</summary>
/// <param name="Reason">Why.</param>
[Operation("incident.reopen")]
public sealed record ReopenIncident(Guid CommandId, Guid IncidentId, string Reason) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Reopen(Reason);
}

public sealed class ReopenIncidentValidator : IncidentShape<ReopenIncident>
{
    public ReopenIncidentValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
