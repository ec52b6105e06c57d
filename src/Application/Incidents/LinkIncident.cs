using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Incidents;
using FluentValidation;

namespace EventSourcedOps.Application.Incidents;

/// <summary>Says that an incident has to do with a problem, a change or an item.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Reference">Its id or number.</param>
[Operation("incident.link")]
public sealed record LinkIncident(
    Guid CommandId, Guid IncidentId, LinkKind Kind, string Reference) : IncidentCommand(CommandId, IncidentId)
{
    protected override Decision<IncidentEvent> Ask(Incident? incident, Circumstances given) => incident.Link(Kind, Reference);
}

public sealed class LinkIncidentValidator : IncidentShape<LinkIncident>
{
    public LinkIncidentValidator()
    {
        RuleFor(command => command.Kind).IsInEnum();
        RuleFor(command => command.Reference).IsName();
    }
}
