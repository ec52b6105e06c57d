using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Takes an incident out of the one it was merged into; it goes on where it stood.</summary>
/// <param name="Reason">Why.</param>
[Operation("incident.unmark-duplicate")]
public sealed record UnmarkIncidentDuplicate(Guid CommandId, Guid IncidentId, string Reason) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.UnmarkDuplicate(Reason);
}

public sealed class UnmarkIncidentDuplicateValidator : IncidentShape<UnmarkIncidentDuplicate>
{
    public UnmarkIncidentDuplicateValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
