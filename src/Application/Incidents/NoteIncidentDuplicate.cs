using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Brings an incident's list of duplicates in line with what the other says of itself. Sent after every merge.</summary>
/// <param name="OtherId">The incident that was merged or taken out.</param>
[Operation("incident.note-duplicate")]
public sealed record NoteIncidentDuplicate(Guid CommandId, Guid IncidentId, Guid OtherId) : IncidentCommand(CommandId, IncidentId)
{
    protected internal override IEnumerable<Guid> Reads => [OtherId];

    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.NoteDuplicate(IncidentId, OtherId, given);
}

public sealed class NoteIncidentDuplicateValidator : IncidentShape<NoteIncidentDuplicate>
{
    public NoteIncidentDuplicateValidator()
    {
        RuleFor(command => command.OtherId).NotEmpty();
    }
}
