using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Changes;
using FluentValidation;

namespace EventSourcedOps.Application.Changes;

/// <summary>Speaks on the plan as somebody who knows the technology.</summary>
/// <param name="Agrees">Whether it can be done like that; if not, it goes back into planning.</param>
/// <param name="Comment">What is to be said; needed for a no.</param>
[Operation("change.review")]
public sealed record ReviewChange(
    Guid CommandId, Guid ChangeId, bool Agrees, string? Comment = null)
    : GroundedChangeCommand(CommandId, ChangeId)
{
    protected override Decision<ChangeEvent> Decide(Change? state, ChangeGround ground, Circumstances given) =>
        state.Review(Agrees, Comment, ground, given);
}

public sealed class ReviewChangeValidator : ChangeShape<ReviewChange>
{
    public ReviewChangeValidator()
    {
        RuleFor(command => command.Comment).MayBeLine(TextRules.Reason);
        RuleFor(command => command.Comment).NotEmpty().When(command => !command.Agrees).WithMessage("Say why not.");
    }
}
