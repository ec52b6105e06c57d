using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Says no as change manager or member of the board: the change goes back into planning.</summary>
/// <param name="Reason">Why not.</param>
[Operation("change.reject")]
public sealed record RejectChange(Guid CommandId, Guid ChangeId, string Reason) : ChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, Circumstances given) => state.Reject(Reason, given);
}

public sealed class RejectChangeValidator : ChangeShape<RejectChange>
{
    public RejectChangeValidator()
    {
        RuleFor(command => command.Reason).IsReason();
    }
}
