using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Says yes as change manager or member of the board that is waited for.</summary>
/// <param name="Comment">What is to be said.</param>
[Operation("change.approve")]
public sealed record ApproveChange(Guid CommandId, Guid ChangeId, string? Comment = null) : GroundedChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given) =>
        state.Approve(Comment, ground, given);
}

public sealed class ApproveChangeValidator : ChangeShape<ApproveChange>
{
    public ApproveChangeValidator()
    {
        RuleFor(command => command.Comment).MayBeLine(TextRules.Reason);
    }
}
