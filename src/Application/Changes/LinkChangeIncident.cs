using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Says that the change caused an incident.</summary>
/// <param name="IncidentId">The incident.</param>
[Operation("change.link-incident")]
public sealed record LinkChangeIncident(Guid CommandId, Guid ChangeId, Guid IncidentId) : ChangeCommand(CommandId, ChangeId)
{
    protected internal override IEnumerable<Guid> Reads => [IncidentId];

    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.LinkIncident(IncidentId, given);
}

public sealed class LinkChangeIncidentValidator : ChangeShape<LinkChangeIncident>
{
    public LinkChangeIncidentValidator()
    {
        RuleFor(command => command.IncidentId).NotEmpty();
    }
}
