using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Brings an incident's list of parts in line with what the other says of itself. Sent after every link to a parent.</summary>
/// <param name="OtherId">The incident that became a part or stands alone again.</param>
[Operation("incident.note-child")]
public sealed record NoteIncidentChild(Guid CommandId, Guid IncidentId, Guid OtherId) : IncidentCommand(CommandId, IncidentId)
{
    protected internal override IEnumerable<Guid> Reads => [OtherId];

    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.NoteChild(IncidentId, OtherId, given);
}

public sealed class NoteIncidentChildValidator : IncidentShape<NoteIncidentChild>
{
    public NoteIncidentChildValidator()
    {
        RuleFor(command => command.OtherId).NotEmpty();
    }
}
