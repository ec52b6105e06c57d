using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Merges an incident into another that tells of the same harm.</summary>
/// <param name="OriginalId">The incident that goes on.</param>
[Operation("incident.mark-duplicate")]
public sealed record MarkIncidentDuplicate(Guid CommandId, Guid IncidentId, Guid OriginalId) : IncidentCommand(CommandId, IncidentId)
{
    protected internal override IEnumerable<Guid> Reads => [OriginalId];

    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.MarkDuplicate(IncidentId, OriginalId, given);
}

public sealed class MarkIncidentDuplicateValidator : IncidentShape<MarkIncidentDuplicate>
{
    public MarkIncidentDuplicateValidator()
    {
        RuleFor(command => command.OriginalId).NotEmpty();
    }
}
