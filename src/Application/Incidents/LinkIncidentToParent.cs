using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Makes an incident a part of another.</summary>
/// <param name="ParentId">The incident it is part of.</param>
[Operation("incident.link-to-parent")]
public sealed record LinkIncidentToParent(Guid CommandId, Guid IncidentId, Guid ParentId) : IncidentCommand(CommandId, IncidentId)
{
    protected internal override IEnumerable<Guid> Reads => [ParentId];

    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) =>
        incident.LinkToParent(IncidentId, ParentId, given);
}

public sealed class LinkIncidentToParentValidator : IncidentShape<LinkIncidentToParent>
{
    public LinkIncidentToParentValidator()
    {
        RuleFor(command => command.ParentId).NotEmpty();
    }
}
