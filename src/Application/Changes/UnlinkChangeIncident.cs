using EventSourcedOps.Application.Incidents;
using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Says that the change did not cause the incident after all.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Reason">Why.</param>
[Operation("change.unlink-incident")]
public sealed record UnlinkChangeIncident(
    Guid CommandId, Guid ChangeId, Guid IncidentId, string Reason)
    : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.UnlinkIncident(IncidentId, Reason);
}

public sealed class UnlinkChangeIncidentValidator : ChangeShape<UnlinkChangeIncident>
{
    public UnlinkChangeIncidentValidator()
    {
        RuleFor(command => command.IncidentId).NotEmpty();
        RuleFor(command => command.Reason).IsReason();
    }
}
