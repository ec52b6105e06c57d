using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Gives the change up before anything was done.</summary>
/// <param name="Reason">Why.</param>
[Operation("change.cancel")]
public sealed record CancelChange(Guid CommandId, Guid ChangeId, string Reason) : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.Cancel(Reason);
}

public sealed class CancelChangeValidator : ChangeShape<CancelChange>
{
    public CancelChangeValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
