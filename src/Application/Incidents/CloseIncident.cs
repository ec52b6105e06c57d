using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Confirms that a resolved incident is done with.</summary>
/// <param name="Note">More about it.</param>
[Operation("incident.close")]
public sealed record CloseIncident(Guid CommandId, Guid IncidentId, string? Note = null) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Close(Note);
}

public sealed class CloseIncidentValidator : IncidentShape<CloseIncident>
{
    public CloseIncidentValidator()
    {
        RuleFor(command => command.Note).MayBeLine(TextRules.Reason);
    }
}
