using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Puts an incident on hold, or says that it now waits for something else.</summary>
/// <param name="Reason">What it waits for; agreements say which of these stop the clock.</param>
/// <param name="Note">More about it.</param>
[Operation("incident.hold")]
public sealed record HoldIncident(
    Guid CommandId, Guid IncidentId, HoldReason Reason, string? Note = null) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Hold(Reason, Note);
}

public sealed class HoldIncidentValidator : IncidentShape<HoldIncident>
{
    public HoldIncidentValidator()
    {
        RuleFor(command => command.Reason).IsInEnum();
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
