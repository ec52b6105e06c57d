using EventSourcedOps.Application.WritePath;
using EventSourcedOps.Domain;
using EventSourcedOps.Domain.Access;
using FluentValidation;

namespace EventSourcedOps.Application.Access;

/// <summary>Confirms a grant under review, or takes it back.</summary>
/// <param name="CommandId">Made by the client; sending it again gives the first answer.</param>
/// <param name="ReviewId">The review.</param>
/// <param name="GrantId">The grant.</param>
/// <param name="Keep">Whether it is still needed.</param>
/// <param name="Comment">What is to be said about it.</param>
[Operation("review.decide")]
public sealed record DecideReviewedGrant(Guid CommandId, Guid ReviewId, Guid GrantId, bool Keep, string Comment)
    : Command<AccessReview, ReviewEvent>(CommandId)
{
    protected internal override Guid Stream => ReviewId;

    protected override Decision<ReviewEvent> Decide(AccessReview? state, Circumstances given) =>
        state.Decide(GrantId, Keep, Comment, given);
}

public sealed class DecideReviewedGrantValidator : AbstractValidator<DecideReviewedGrant>
{
    public DecideReviewedGrantValidator()
    {
        RuleFor(command => command.CommandId).NotEmpty();
        RuleFor(command => command.ReviewId).NotEmpty();
        RuleFor(command => command.GrantId).NotEmpty();
        RuleFor(command => command.Comment).NotNull().MaximumLength(AccessLimits.Reason);
    }
}
