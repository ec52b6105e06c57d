using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Says how sensitive an incident is, its whole history included.</summary>
/// <param name="Label">How much harm it does when it comes to light; not above what the caller may see.</param>
/// <param name="Reason">Why; needed to make it less sensitive.</param>
[Operation("incident.relabel")]
public sealed record RelabelIncident(Guid CommandId, Guid IncidentId, DataLabel Label, string? Reason = null)
    : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Relabel(Label, Reason, given);
}

public sealed class RelabelIncidentValidator : IncidentShape<RelabelIncident>
{
    public RelabelIncidentValidator()
    {
        RuleFor(command => command.Label).IsInEnum();
        RuleFor(command => command.Reason).MaximumLength(TextRules.Reason);
    }
}
