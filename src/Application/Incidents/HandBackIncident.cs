using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Takes an incident from its technician and puts it back into the team's queue.</summary>
/// <param name="Reason">Why.</param>
[Operation("incident.hand-back")]
public sealed record HandBackIncident(
    Guid CommandId, Guid IncidentId, string? Reason = null) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.HandBack(Reason);
}

public sealed class HandBackIncidentValidator : IncidentShape<HandBackIncident>
{
    public HandBackIncidentValidator()
    {
        RuleFor(command => command.Reason).MayBeLine(TextRules.Reason);
    }
}
