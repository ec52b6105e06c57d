using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Goes on with an incident that was on hold.</summary>
/// <param name="Note">What was waited for came; more about it.</param>
[Operation("incident.resume")]
public sealed record ResumeIncident(Guid CommandId, Guid IncidentId, string? Note = null) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Resume(Note);
}

public sealed class ResumeIncidentValidator : IncidentShape<ResumeIncident>
{
    public ResumeIncidentValidator()
    {
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
